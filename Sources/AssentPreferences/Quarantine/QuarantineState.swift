public import AssentModel

/// What is known of an address: its status, since when, and the failures that led to it.
public struct QuarantineState: Hashable, Sendable {
  public var status: QuarantineStatus
  /// When the address got this status.
  public var since: Timestamp
  /// Soft failures since they were last reset; 0 or more.
  public var errorCount: Int
  /// When the newest failure happened; `nil` when there was none since the address was last valid.
  public var lastError: Timestamp?

  public init(status: QuarantineStatus, since: Timestamp, errorCount: Int = 0, lastError: Timestamp? = nil) {
    self.status = status
    self.since = since
    self.errorCount = max(0, errorCount)
    self.lastError = lastError
  }

  /// The state as JSON in one spelling: equal states have equal texts.
  public var json: String {
    var json = CanonicalJSON()
    json.add("errorCount", Int64(clamping: errorCount))
    json.add("lastError", lastError?.milliseconds)
    json.add("since", since.milliseconds)
    json.add("status", status.rawValue)
    return json.finished()
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: ``UnreadableState`` when the text is something else.
  public init(json: String) throws(UnreadableState) { try self.init(json: json.utf8.span) }

  /// Reads what `json` wrote.
  ///
  /// - Throws: ``UnreadableState`` when the bytes are something else.
  public init(json bytes: Span<UInt8>) throws(UnreadableState) {
    var scanner = StateScanner()
    var (numbers, status): ([String: Int64], QuarantineStatus?) = ([:], nil)
    try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in
      switch name {
      case "errorCount", "lastError", "since": numbers[name] = try scanner.number(bytes)
      case "status": status = QuarantineStatus(rawValue: try scanner.text(bytes))
      default: throw UnreadableState()
      }
    }
    try scanner.finish(bytes)
    guard let status, let since = numbers["since"], let count = numbers["errorCount"], count >= 0 else { throw UnreadableState() }
    self.init(
      status: status, since: Timestamp(milliseconds: since), errorCount: Int(clamping: count),
      lastError: numbers["lastError"].map { Timestamp(milliseconds: $0) })
  }
}
