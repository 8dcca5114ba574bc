public import AssentAddresses
public import AssentModel

/// One change of an address in the append-only history: what happened, when, how it became known, and what became of the address.
public struct QuarantineRecord: Hashable, Sendable {
  public var id: RecordID
  /// When it happened.
  public var time: Timestamp
  public var address: Address
  public var method: QuarantineMethod
  public var statement: SenderStatement
  /// What the provider said went wrong.
  public var errorText: String?
  /// SHA-256 of the report that it was read from, in lower-case hexadecimal.
  public var reportHash: String?
  /// What was known of the address; `nil` when nothing was.
  public var before: QuarantineState?
  public var after: QuarantineState

  public init(
    id: RecordID, time: Timestamp, address: Address, method: QuarantineMethod, statement: SenderStatement, errorText: String?,
    reportHash: String?, before: QuarantineState?, after: QuarantineState
  ) {
    self.id = id
    self.time = time
    self.address = address
    self.method = method
    self.statement = statement
    self.errorText = errorText
    self.reportHash = reportHash
    self.before = before
    self.after = after
  }

  /// The record as JSON in one spelling: names sorted, no spaces, nothing for what is absent.
  ///
  /// Source: RFC 8785.
  public var canonicalJSON: String {
    var json = CanonicalJSON()
    json.add("actor", statement.actor)
    json.add("address", address.text)
    json.add("after", json: after.json)
    json.add("before", json: before?.json)
    json.add("channel", address.channel.name)
    json.add("errorText", errorText)
    json.add("id", id.description)
    json.add("method", method.rawValue)
    json.add("reason", statement.reason)
    json.add("reportHash", reportHash)
    json.add("time", time.milliseconds)
    return json.finished()
  }
}

/// What the last record of an address made of it.
public struct QuarantineEntry: Hashable, Sendable {
  public let address: Address
  public let state: QuarantineState
  /// That of the last record.
  public let reason: String
  /// What the last record says went wrong; `nil` when it says nothing.
  public let errorText: String?
  /// Where the last record is.
  public let position: HistoryPosition

  public init(address: Address, state: QuarantineState, reason: String, errorText: String?, position: HistoryPosition) {
    self.address = address
    self.state = state
    self.reason = reason
    self.errorText = errorText
    self.position = position
  }

  /// What a record makes of its address.
  public init(_ record: QuarantineRecord, at position: HistoryPosition) {
    self.init(
      address: record.address, state: record.after, reason: record.statement.reason, errorText: record.errorText, position: position)
  }
}

/// How a change of an address reached the sender. The raw value is the word in stores and reports.
public enum QuarantineMethod: String, Hashable, Sendable, CaseIterable {
  /// Someone at the sender, by hand.
  case `operator`
  /// Taken over from another system.
  case `import`
  /// A delivery status notification: RFC 3464.
  case bounce
  /// A feedback report: RFC 5965.
  case complaint
  /// A message that the address sent, such as STOP.
  case keyword
  /// A delivery analysis that was told to.
  case analysis
}
