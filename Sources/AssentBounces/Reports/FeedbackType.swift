/// What kind of feedback a mailbox provider passes on.
///
/// Source: RFC 5965 section 3.1 and the registry "Abuse Reporting Format (ARF) Feedback-Types" of IANA.
public struct FeedbackType: Hashable, Sendable {
  /// In lower case.
  public let name: String

  public init(_ text: some StringProtocol) { self.name = FieldText.readable(text.lowercased()) }

  /// The recipient called the message unwanted.
  public static let abuse = FeedbackType("abuse")
  /// The recipient took it for fraud.
  public static let fraud = FeedbackType("fraud")
  /// The recipient asked to get no more: in drafts of the format, and still sent.
  public static let optOut = FeedbackType("opt-out")

  /// Whether somebody wants no more messages. The others say that the message was wanted (`not-spam`), speak about the sender's servers
  /// (`auth-failure`, `virus`) or say nothing that a machine could act on (`other`, and names that aren't registered).
  public var isComplaint: Bool { [.abuse, .fraud, .optOut, FeedbackType("opt-out-list")].contains(self) }
}
