/// What a delivery status means for the address: the practice of the field as a table.
///
/// | status | verdict | why |
/// | --- | --- | --- |
/// | delivered, relayed, expanded; 2.x.x | ignored | nothing failed (RFC 3464 section 2.3.3) |
/// | 4.x.x, delayed | soft | it may pass (RFC 3463 section 2) |
/// | 5.1.0 to 5.1.4, 5.1.6, 5.1.10 | hard | the address or its domain doesn't exist (RFC 3463 section 3.2; RFC 7505: null MX) |
/// | 5.1.5, 5.1.9 | soft | the address is valid, or the failure is not its own |
/// | 5.2.1 | hard | the mailbox was disabled; soft when the text speaks of a rate, as Gmail's does |
/// | 5.2.2 | soft | the mailbox is full: people empty theirs (Amazon SES: "Transient", Adobe Campaign: "soft") |
/// | 5.2.x, 5.3.x, 5.4.x, 5.5.x | soft | the server, the way there or the conversation; hard when the text names an unknown recipient ¹ |
/// | 5.7.17, 5.7.18 | hard | the mailbox or the domain has another owner (RFC 7293) |
/// | 5.7.x, 4.7.x | refused | policy: the sender's reputation, authentication or content (RFC 3463 section 3.8, RFC 7372) |
/// | 5.1.7, 5.1.8 | refused | about the sender's own address |
/// | 5.2.3, 5.3.4, 5.6.x | refused | about the message: its size, its content |
/// | 5.0.0, none | by the text, then by the reply code ² | |
///
/// ¹ Exchange Online: 550 5.4.1 "Recipient address rejected: Access denied".
/// ² 550, 551, 553 and 556 are hard (RFC 5321 section 4.2.3, RFC 7504), others soft; without a reply code it is hard.
///
/// In every row but 5.1.x, and there when the text doesn't say that the recipient is unknown, a text that speaks of the sender makes it
/// refused: servers without status codes of their own are reported as 5.1.1 or 5.0.0 whatever they said. The code in the answer of the remote
/// server counts before the one that the reporting server gave it, when both are of one category.
enum VerdictPolicy {
  static func verdict(_ report: DeliveryStatus) -> ReportVerdict {
    switch report.action {
    case .delivered, .relayed, .expanded: return .ignored
    case .failed, .delayed, nil: break
    }
    let text = DiagnosticText(report.diagnostic ?? "")
    let status = decisive(report.status, text)
    if report.action == nil, status?.category == 2 { return .ignored }
    let isPassing = report.action == .delayed || (status?.category ?? text.reply.map { $0 / 100 }) == 4
    guard !isPassing else { return passing(status, text) }
    guard let status, status.category == 5 else { return status == nil ? vague(text) : .soft }
    return lasting(status, text)
  }

  /// The status that the verdict goes by: the remote server's own words first.
  private static func decisive(_ reported: EnhancedStatus?, _ text: DiagnosticText) -> EnhancedStatus? {
    guard let reported else { return text.status }
    guard let said = text.status, said.category == reported.category, said.subject != 0 else { return reported }
    return said
  }

  private static func passing(_ status: EnhancedStatus?, _ text: DiagnosticText) -> ReportVerdict {
    if status?.subject == 7 || text.namesSender && !text.namesFullMailbox && !text.namesUnknownRecipient { return .refused }
    return .soft
  }

  private static func lasting(_ status: EnhancedStatus, _ text: DiagnosticText) -> ReportVerdict {
    switch (status.subject, status.detail) {
    case (0, _): vague(text)
    case (1, 7), (1, 8), (2, 3), (3, 4), (6, _): .refused
    case (1, 5), (1, 9), (2, 2): .soft
    case (1, _): addressed(text)
    case (2, 1): text.namesRate ? .soft : addressed(text)
    case (7, 17), (7, 18): .hard
    case (7, _): .refused
    case (2, _), (3, _), (4, _), (5, _): text.namesSender ? .refused : text.namesUnknownRecipient ? .hard : .soft
    default: .soft
    }
  }

  /// A code that says that the address is wrong.
  private static func addressed(_ text: DiagnosticText) -> ReportVerdict {
    if text.namesUnknownRecipient { return .hard }
    if text.namesSender { return .refused }
    return text.namesFullMailbox ? .soft : .hard
  }

  /// A code that says nothing.
  private static func vague(_ text: DiagnosticText) -> ReportVerdict {
    if text.namesSender { return .refused }
    if text.namesFullMailbox { return .soft }
    if text.namesUnknownRecipient { return .hard }
    guard let reply = text.reply else { return .hard }
    return [550, 551, 553, 556].contains(reply) ? .hard : .soft
  }
}

/// What a report means for the address of its recipient.
public enum ReportVerdict: String, Hashable, Sendable, CaseIterable {
  /// The address doesn't take messages, and won't: into quarantine at once.
  case hard
  /// It didn't this time: counted.
  case soft
  /// The recipient called the message unwanted: onto the denylist.
  case complaint
  /// The message was refused for what it is or for who sent it: a matter of the sender's, which says nothing about the address.
  case refused
  /// Nothing failed.
  case ignored
}
