import AssentModel

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
