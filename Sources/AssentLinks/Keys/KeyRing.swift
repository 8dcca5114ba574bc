import AssentHashes
public import AssentModel

/// The keys that sign and verify links. The newest active key signs, every key verifies.
public struct KeyRing: Sendable {
  /// In ascending order of their ids.
  public let keys: [SigningKey]
  /// By key id; `nil` where the ring has no key.
  private let authenticators: [PreparedHMAC?]
  private let signingKey: KeyID?

  /// - Throws: `noKeys` for an empty ring, `malformed` when two keys have the same id.
  public init(keys: [SigningKey]) throws(KeyRingError) {
    guard !keys.isEmpty else {
      throw KeyRingError(.noKeys, "the key ring has no key: make one with `assent keys new`")
    }
    var authenticators = [PreparedHMAC?](repeating: nil, count: KeyID.all.count)
    for key in keys {
      guard authenticators[Int(key.id.rawValue)] == nil else {
        throw KeyRingError(.malformed, "the key ring has two keys with the id \(key.id): remove one of them")
      }
      authenticators[Int(key.id.rawValue)] = PreparedHMAC(secret: key.secret)
    }
    self.keys = keys.sorted { $0.id < $1.id }
    self.authenticators = authenticators
    self.signingKey = keys.filter { $0.state == .active }.max { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }?.id
  }

  /// Signs with the newest active key; of two made at the same instant, the one with the higher id.
  ///
  /// - Throws: `noActiveKey` when every key is retired.
  public func sign(_ link: Link) throws(KeyRingError) -> SignedLink {
    guard let signingKey, let authenticator = authenticators[Int(signingKey.rawValue)] else { throw .noActiveKey }
    var writer = TokenWriter(link.action, LinkTemplate(link), keyID: signingKey, authenticator: authenticator)
    var text: [UInt8] = []
    let profile = Array(link.profile.text.utf8)
    writer.append(profile: profile.span, uuid: UUIDText.parse(profile.span), to: &text)
    return SignedLink(text: String(decoding: text, as: UTF8.self))
  }

  /// Reads a token: the last part of a link's path, nothing before or after it.
  ///
  /// Whether the link is still honoured is another question: see ``VerifiedLink/isHonoured(at:)``.
  ///
  /// - Throws: `malformed` when it isn't a token at all, `unknownKey` when its key isn't in the ring, `badSignature` when it was changed or
  ///   never signed, `unsupported` when the signature is right and the content is not of this version.
  public func verify(_ text: some StringProtocol) throws(LinkError) -> VerifiedLink {
    let text = Array(String(text).utf8.prefix(TokenLayout.longestText + 1))
    guard text.count <= TokenLayout.longestText, let bytes = Base64URL.decode(text.span),
      bytes.count >= TokenLayout.shortest
    else { throw .malformed }
    let keyID = KeyID(lowBitsOf: bytes[0])
    guard let authenticator = authenticators[Int(keyID.rawValue)] else { throw LinkError.unknownKey(keyID) }
    let tagStart = bytes.count - TokenLayout.tagLength
    let expected = authenticator.tag(of: bytes.span.extracting(..<tagStart))
    guard expected == AuthenticationTag(bytes.span.extracting(tagStart...)) else { throw .badSignature }
    return VerifiedLink(
      link: try TokenLayout.link(from: bytes[..<tagStart]), keyID: keyID, tokenHash: SHA256Hash(of: text.span).description)
  }

  /// Makes many tokens that differ in the profile only.
  func writer(_ action: LinkAction, _ template: LinkTemplate) throws(KeyRingError) -> TokenWriter {
    guard let signingKey, let key = keys.first(where: { $0.id == signingKey }) else { throw .noActiveKey }
    // Prepared anew, so that threads with a writer each don't share reference counts.
    return TokenWriter(action, template, keyID: signingKey, authenticator: PreparedHMAC(secret: key.secret))
  }
}

extension KeyRing: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The ids and states of the keys.
  public var description: String {
    "KeyRing(" + keys.map { "\($0.id) \($0.state.rawValue)" }.joined(separator: ", ") + ")"
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["keys": keys]) }
}

extension KeyRing {
  /// A ring of one new key with the id 0.
  public init(now: Timestamp, using generator: inout some RandomNumberGenerator) throws(KeyRingError) {
    try self.init(keys: [SigningKey(id: KeyID(lowBitsOf: 0), secret: Secret(from: &generator), createdAt: now)])
  }

  /// The ring with a new key that signs; the keys that signed before verify only.
  ///
  /// The id is the next free one after the newest key's, so that the id of a removed key comes back as late as possible.
  /// - Throws: `full` when the ring has sixteen keys.
  public func rotated(now: Timestamp, using generator: inout some RandomNumberGenerator) throws(KeyRingError) -> KeyRing {
    let newest = keys.max { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }?.id.rawValue ?? 0
    let candidates = (1...16).map { KeyID(lowBitsOf: newest + $0) }
    guard let id = candidates.first(where: { candidate in !keys.contains { $0.id == candidate } }) else {
      throw KeyRingError(
        .full,
        "the key ring has 16 keys, as many as a link can tell apart: "
          + "remove one whose links nobody needs any more with `assent keys remove ID`")
    }
    let former = keys.map { SigningKey(id: $0.id, secret: $0.secret, createdAt: $0.createdAt, state: .retired) }
    return try KeyRing(keys: former + [SigningKey(id: id, secret: Secret(from: &generator), createdAt: now)])
  }

  /// The ring in which this key verifies only.
  ///
  /// - Throws: `unknownKey`, and `noActiveKey` when no other key could sign.
  public func retiring(_ id: KeyID) throws(KeyRingError) -> KeyRing {
    try requireSigner(without: id)
    return try KeyRing(
      keys: keys.map { key in
        var key = key
        if key.id == id { key.state = .retired }
        return key
      })
  }

  /// The ring without this key: the links it signed are refused from then on, opt-outs too.
  ///
  /// - Throws: `unknownKey`, and `noActiveKey` when no other key could sign.
  public func removing(_ id: KeyID) throws(KeyRingError) -> KeyRing {
    try requireSigner(without: id)
    return try KeyRing(keys: keys.filter { $0.id != id })
  }

  private func requireSigner(without id: KeyID) throws(KeyRingError) {
    guard let key = keys.first(where: { $0.id == id }) else {
      let ids = keys.map(\.id.description).joined(separator: ", ")
      throw KeyRingError(.unknownKey, "the key ring has no key \(id); its keys are \(ids)")
    }
    guard key.state == .retired || keys.contains(where: { $0.id != id && $0.state == .active }) else {
      throw KeyRingError(.noActiveKey, "key \(id) is the only one that signs: make another first with `assent keys rotate`")
    }
  }
}

/// Why a key ring can't be used or changed. The message says what is wrong, where, and what to do; it never holds a secret.
public struct KeyRingError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// There is no ring where one is expected.
    case notFound
    /// There is a file already where a new ring should go.
    case alreadyExists
    /// Others than the owner could read or change the file.
    case notPrivate
    /// The text is no key ring.
    case malformed
    /// The ring has no key at all.
    case noKeys
    /// No key of the ring signs.
    case noActiveKey
    /// The ring has no key of that id.
    case unknownKey
    /// Sixteen keys are all that a token can tell apart.
    case full
    /// The system refused to read or write.
    case inputOutput
  }

  public let code: Code
  public let message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }

  static let noActiveKey = KeyRingError(
    .noActiveKey, "no key of the ring may sign: make one with `assent keys rotate`")
}
