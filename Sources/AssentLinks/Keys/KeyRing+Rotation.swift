public import AssentModel

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
