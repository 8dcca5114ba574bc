public import AssentAddresses
public import AssentModel

/// What one report says of one recipient.
public struct DeliveryReport: Hashable, Sendable {
  /// The address that was written to, when the report names it, else the one where it ended.
  public let recipient: Address
  /// What it means for the address.
  public let verdict: ReportVerdict
  /// What the report says in its own terms.
  public let details: Details
  /// When it happened; `nil` when the report doesn't say so credibly.
  public let time: Timestamp?
  /// The same for the same report, wherever and whenever it is read: SHA-256 in hexadecimal.
  public let hash: String

  public enum Details: Hashable, Sendable {
    case delivery(DeliveryStatus)
    case feedback(FeedbackType)
  }

  public init(recipient: Address, verdict: ReportVerdict, details: Details, time: Timestamp?, hash: String) {
    self.recipient = recipient
    self.verdict = verdict
    self.details = details
    self.time = time
    self.hash = hash
  }

  /// What went wrong, in the words of the machine that reports it; on one line.
  public var errorText: String {
    switch details {
    case .delivery(let status): status.errorText
    case .feedback(let type): "feedback report: \(type.name)"
    }
  }
}
