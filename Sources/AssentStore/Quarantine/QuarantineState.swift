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

/// What quarantine says of an address. The raw value is the word in files, columns and stores.
public enum QuarantineStatus: String, Hashable, Sendable, CaseIterable {
  case valid
  /// Messages to it have failed, too few times to exclude it.
  case erroneous
  case quarantined = "in-quarantine"
  /// Whoever reads it has complained, or asked for silence.
  case denylisted = "on-denylist"

  /// Whether the address gets no message.
  public var excludes: Bool { self == .quarantined || self == .denylisted }
}

/// How many soft failures quarantine an address, and how long they are remembered.
public struct SoftFailurePolicy: Hashable, Sendable {
  /// The failure that quarantines; below 2 it's the first.
  public var threshold = 5
  /// After so many days without a failure, the count begins anew.
  public var resetAfterDays = 10

  public init(threshold: Int = 5, resetAfterDays: Int = 10) {
    self.threshold = threshold
    self.resetAfterDays = resetAfterDays
  }

  /// Whether two failures are so far apart that the earlier one is forgotten.
  func resets(from earlier: Timestamp, to later: Timestamp) -> Bool {
    earlier < later && later >= earlier.adding(days: max(0, resetAfterDays))
  }
}
