import AssentHashes
public import AssentModel
import Foundation

/// The entry of the history that says a person was erased: which records were emptied, and what is still respected.
///
/// It names nobody. Its reason is part of the chain and stays for good, so it must not name anybody either.
public struct Erasure: Hashable, Sendable {
  public let id: RecordID
  public let time: Timestamp
  public let statement: SenderStatement
  /// The records that it emptied, in their order.
  public let records: [Item]
  /// What is kept so that the person's opt-outs are still respected; `nil` when there were none.
  public let suppression: Suppression?

  /// One emptied record.
  public struct Item: Hashable, Sendable {
    public let position: HistoryPosition
    /// That of what was left of the record.
    public let digest: HistoryHash

    public init(position: HistoryPosition, digest: HistoryHash) {
      self.position = position
      self.digest = digest
    }
  }

  public init(id: RecordID, time: Timestamp, statement: SenderStatement, records: [Item], suppression: Suppression?) {
    self.id = id
    self.time = time
    self.statement = statement
    self.records = records
    self.suppression = suppression
  }

  /// Source: RFC 8785.
  public var canonicalJSON: String {
    let items = records.map { "{\"digest\":\"\($0.digest)\",\"position\":\($0.position)}" }
    var json = CanonicalJSON()
    json.add("actor", statement.actor)
    json.add("id", id.description)
    json.add("profileKey", suppression?.key.description)
    json.add("reason", statement.reason)
    json.add("records", json: "[\(items.joined(separator: ","))]")
    json.add("state", json: suppression?.state.json)
    json.add("time", time.milliseconds)
    return json.finished()
  }
}

/// A person to be erased from a store, and why.
public struct ErasureRequest: Hashable, Sendable {
  /// That of the entry which the erasure becomes.
  public let id: RecordID
  public let profile: Profile.ID
  public let statement: SenderStatement

  public init(id: RecordID, profile: Profile.ID, statement: SenderStatement) {
    self.id = id
    self.profile = profile
    self.statement = statement
  }

  /// What becomes of the request; `nil` when the store has no record of the profile. Every store decides by this.
  ///
  /// - Parameters:
  ///   - entries: the records of the profile, oldest first.
  ///   - state: the profile's state.
  ///   - secret: the store's own.
  public func erasure(at time: Timestamp, entries: [HistoryEntry], state: Preferences, secret: SuppressionSecret) -> Erasure? {
    let items = entries.compactMap { entry in
      entry.record.map { Erasure.Item(position: entry.position, digest: .digest(of: ErasedRecord($0))) }
    }
    guard !items.isEmpty else { return nil }
    let optOuts = state.optOuts
    let suppression = optOuts == Preferences() ? nil : Suppression(key: secret.key(of: profile), state: optOuts)
    return Erasure(id: id, time: time, statement: statement, records: items, suppression: suppression)
  }
}

/// What a store keeps of a person who was erased: a name that only it can make from the profile's id, and the opt-outs.
public struct Suppression: Hashable, Sendable {
  public let key: SuppressionKey
  public let state: Preferences

  public init(key: SuppressionKey, state: Preferences) {
    self.key = key
    self.state = state
  }
}

/// HMAC-SHA-256 of a profile's id under the secret of a store.
public struct SuppressionKey: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let description: String

  /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard let hash = HistoryHash(text) else { return nil }
    description = hash.description
  }

  fileprivate init(_ code: SHA256Hash) { description = code.description }
}

/// 256 random bits of a store, made with it: without them nobody can tell from a suppression whose it is.
public struct SuppressionSecret: Hashable, Sendable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits, for the store alone.
  public let text: String

  /// A new one.
  public init(from generator: inout some RandomNumberGenerator) {
    text = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }.hexadecimal
  }

  /// Reads 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(_ text: String) {
    guard HistoryHash(text) != nil else { return nil }
    self.text = text
  }

  /// Source: RFC 2104.
  public func key(of profile: Profile.ID) -> SuppressionKey {
    SuppressionKey(PreparedHMAC(key: Array(text.utf8)).code(of: Array(profile.text.utf8).span))
  }

  public var description: String { "(secret)" }
}

extension SuppressionSecret: CustomReflectable {
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sequence<UInt8> {
  fileprivate var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
