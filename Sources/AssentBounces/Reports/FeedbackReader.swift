import AssentAddresses
import AssentModel

/// Reads the part of a feedback report that is for machines.
///
/// Source: RFC 5965 section 3.
struct FeedbackReader {
  private let reader: ReportReader
  private let message: MIMEMessage
  private let part: MIMEPart

  init(_ reader: ReportReader, _ message: MIMEMessage, _ part: MIMEPart) {
    (self.reader, self.message, self.part) = (reader, message, part)
  }

  var content: MessageReading.Content {
    guard !part.isCutOff else { return .report([], faults: ["it is cut off in the feedback report; nothing of it was used"]) }
    let fields = HeaderFields(fields: FieldGroups(part.content).groups.flatMap(\.fields))
    guard let type = fields.value("feedback-type").map({ FeedbackType($0) }) else { return .notReport("its feedback report has no Feedback-Type") }
    let returned = message.returned
    let hash = ReportHash(fields: message.fields, part: part, returned: returned)
    let time = reader.time(message.fields.value("date")) ?? reader.time(fields.value("arrival-date")) ?? reader.time(fields.value("received-date"))
    var faults: [String] = []
    var recipients: [Address] = []
    for (index, text) in candidates(fields, returned).enumerated() {
      do throws(AddressFault) {
        let address = try reader.normalizer.address(text, channel: .email)
        if !recipients.contains(address) { recipients.append(address) }
      } catch { faults.append("recipient \(index + 1): \(error.sentence)") }
    }
    if recipients.isEmpty, faults.isEmpty { faults.append("it doesn't say who complains: neither in Original-Rcpt-To nor in the returned message") }
    let reports = recipients.map { address in
      DeliveryReport(
        recipient: address, verdict: type.isComplaint ? .complaint : .ignored, details: .feedback(type), time: time,
        hash: hash.text(recipient: address, isDelayed: false))
    }
    return .report(reports, faults: faults)
  }

  /// Who complains. The report's own field comes first; where a provider left it out, the fields that it or its servers put into the returned
  /// message,
  /// and last the message's only addressee.
  private func candidates(_ fields: HeaderFields, _ returned: HeaderFields?) -> [String] {
    let named = fields.values("original-rcpt-to").prefix(100).compactMap { RecipientField.text($0) }
    guard named.isEmpty, let returned else { return named }
    for name in ["x-hmxmroriginalrecipient", "x-original-to", "delivered-to"] {
      if let text = returned.value(name).flatMap({ RecipientField.bare($0) }) { return [text] }
    }
    // With a comma there are several, and nobody knows which of them it was.
    guard returned.values("to").count == 1, let to = returned.value("to"), !to.contains(","), returned.value("cc") == nil else { return [] }
    return RecipientField.bare(to).map { [$0] } ?? []
  }
}

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
