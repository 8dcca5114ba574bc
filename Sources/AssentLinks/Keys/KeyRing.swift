public import AssentModel

/// The keys that sign and verify links. The newest active key signs, every key verifies.
public struct KeyRing: Sendable {
  /// In ascending order of their ids.
  public let keys: [SigningKey]
  /// By key id; `nil` where the ring has no key.
  private let authenticators: [MessageAuthenticator?]
  private let signingKey: KeyID?

  /// - Throws: `noKeys` for an empty ring, `malformed` when two keys have the same id.
  public init(keys: [SigningKey]) throws(KeyRingError) {
    guard !keys.isEmpty else {
      throw KeyRingError(.noKeys, "the key ring has no key: make one with `assent keys new`")
    }
    var authenticators = [MessageAuthenticator?](repeating: nil, count: KeyID.all.count)
    for key in keys {
      guard authenticators[Int(key.id.rawValue)] == nil else {
        throw KeyRingError(.malformed, "the key ring has two keys with the id \(key.id): remove one of them")
      }
      authenticators[Int(key.id.rawValue)] = MessageAuthenticator(secret: key.secret)
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
      link: try TokenLayout.link(from: bytes[..<tagStart]), keyID: keyID, tokenHash: MessageAuthenticator.hash(text.span))
  }

  /// Makes many tokens that differ in the profile only.
  func writer(_ action: LinkAction, _ template: LinkTemplate) throws(KeyRingError) -> TokenWriter {
    guard let signingKey, let key = keys.first(where: { $0.id == signingKey }) else { throw .noActiveKey }
    // Prepared anew, so that threads with a writer each don't share reference counts.
    return TokenWriter(action, template, keyID: signingKey, authenticator: MessageAuthenticator(secret: key.secret))
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
