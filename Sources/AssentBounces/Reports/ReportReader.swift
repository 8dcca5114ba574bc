public import AssentAddresses
import AssentHashes
public import AssentModel

/// Reads delivery status notifications and feedback reports.
///
/// Source: RFC 3464, RFC 6533 (addresses beyond ASCII), RFC 5965.
public struct ReportReader: Sendable {
  let normalizer: AddressNormalizer
  /// When the reports are read: a time after it isn't believed.
  let now: Timestamp

  public init(normalizer: AddressNormalizer, now: Timestamp) {
    self.normalizer = normalizer
    self.now = now
  }

  /// What the bytes of a message say; of those after the first mebibyte nothing is read.
  public func read(_ bytes: [UInt8], at location: SourceLocation) -> MessageReading {
    read(MailMessage(location: location, bytes: Array(bytes.prefix(MailMessage.maximalLength)), isLonger: bytes.count > MailMessage.maximalLength))
  }

  func read(_ message: MailMessage) -> MessageReading {
    MessageReading(location: message.location, content: content(message))
  }

  private func content(_ message: MailMessage) -> MessageReading.Content {
    guard let parsed = MIMEMessage(message.bytes) else { return .notReport("no e-mail message") }
    for part in parsed.parts {
      switch part.type {
      case "message/delivery-status", "message/global-delivery-status": return DeliveryStatusReader(self, parsed, part).content
      case "message/feedback-report": return FeedbackReader(self, parsed, part).content
      case "message/disposition-notification", "message/global-disposition-notification": return .automaticReply
      default: continue
      }
    }
    if parsed.fields.isEmpty { return .notReport("no e-mail message: it has no header") }
    if let failed = parsed.fields.value("x-failed-recipients") {
      let count = failed.split(separator: ",").count
      return .notReport("it says that \(count) \(count == 1 ? "recipient" : "recipients") failed, but not in a delivery status (RFC 3464): not used")
    }
    if parsed.isAutomatic { return .automaticReply }
    let limit = message.isLonger ? " in the first mebibyte" : ""
    return .notReport("it has neither a delivery status (RFC 3464) nor a feedback report (RFC 5965)\(limit)")
  }

  /// The time of a field, when it is one of this century and not to come.
  func time(_ text: String?) -> Timestamp? {
    guard let seconds = text.flatMap(GMimeLibrary.shared.seconds(ofDate:)), seconds >= 946_684_800, seconds <= now.seconds else { return nil }
    return Timestamp(seconds: seconds)
  }
}

extension MIMEMessage {
  /// The fields of the message that is returned with the report.
  var returned: HeaderFields? {
    let types: Set = ["message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers", "message/global-headers"]
    return parts.first { types.contains($0.type) }.map { GMimeLibrary.shared.fields(FieldGroups.first($0.content)) }
  }

  /// Whether a machine wrote it as an answer.
  ///
  /// Source: RFC 3834 section 5; the other fields are those that are older than it.
  fileprivate var isAutomatic: Bool {
    if let value = fields.value("auto-submitted"), !value.lowercased().hasPrefix("no") { return true }
    if ["x-autoreply", "x-autorespond", "x-autoresponder"].contains(where: { fields.value($0) != nil }) { return true }
    return ["auto_reply", "auto-reply"].contains(fields.value("precedence")?.lowercased() ?? "")
  }
}

/// What one message of a mailbox turned out to be.
public struct MessageReading: Hashable, Sendable {
  /// The file, and the line that the message begins on.
  public let location: SourceLocation
  public let content: Content

  public enum Content: Hashable, Sendable {
    /// A report, on so many recipients; the faults say what of it couldn't be used, as sentences without a full stop and without an address.
    case report([DeliveryReport], faults: [String])
    /// The answer of a machine, such as an absence notice, or a receipt: nothing failed, and nobody complains.
    case automaticReply
    /// Something else; the text says why, as a sentence without a full stop.
    case notReport(String)
    /// The file, or what remains of it, can't be read; the text says why.
    case unreadable(String)
  }

  public init(location: SourceLocation, content: Content) {
    self.location = location
    self.content = content
  }
}

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

/// What makes two readings of a report one: so a report counts once for an address, however often it is read and wherever it is found.
///
/// A report is known by its Message-ID, and one without by what it says. Warnings that a message is delayed are known by the message: a server
/// may send
/// several about one, and they count as one.
struct ReportHash {
  private let identity: [String]

  init(fields: HeaderFields, part: MIMEPart, returned: HeaderFields?) {
    if let id = fields.value("message-id") {
      identity = ["id", id]
    } else {
      identity = ["content", SHA256Hash(of: part.content).description]
    }
    delayed = returned?.value("message-id").map { ["delayed", $0] }
  }

  private let delayed: [String]?

  func text(recipient: Address, isDelayed: Bool) -> String {
    let words = (isDelayed ? delayed ?? identity : identity) + [recipient.text]
    return SHA256Hash(ofWords: words).description
  }
}
