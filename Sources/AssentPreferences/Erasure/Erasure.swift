public import AssentModel

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
