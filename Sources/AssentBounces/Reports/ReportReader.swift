public import AssentAddresses
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
