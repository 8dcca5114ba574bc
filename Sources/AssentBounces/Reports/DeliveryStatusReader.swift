import AssentAddresses
import AssentModel

/// Reads the part of a notification that is for machines.
struct DeliveryStatusReader {
  private let reader: ReportReader
  private let message: MIMEMessage
  private let part: MIMEPart

  init(_ reader: ReportReader, _ message: MIMEMessage, _ part: MIMEPart) {
    (self.reader, self.message, self.part) = (reader, message, part)
  }

  var content: MessageReading.Content {
    let groups = FieldGroups(part.content)
    let hash = ReportHash(fields: message.fields, part: part, returned: message.returned)
    let common = HeaderFields(fields: groups.groups.filter { !Self.namesRecipient($0) }.flatMap(\.fields))
    let reported = reader.time(message.fields.value("date"))
    var recipients = groups.groups.filter(Self.namesRecipient)
    var faults: [String] = []
    if groups.isIncomplete { faults.append("it has more than \(FieldGroups.limit) groups; the others were left out") }
    if part.isCutOff, !recipients.isEmpty {
      // Half an address may be somebody else's.
      recipients.removeLast()
      faults.append("it is cut off in the delivery status; the last recipient was left out")
    }
    var reports: [DeliveryReport] = []
    for (index, fields) in recipients.enumerated() {
      let address: Address
      do throws(RecipientFault) { address = try recipient(fields) } catch {
        faults.append("recipient \(index + 1): \(error.sentence)")
        continue
      }
      let status = status(fields, common)
      guard status.action != nil || status.status != nil else {
        faults.append("recipient \(index + 1): neither an action nor a status says what happened")
        continue
      }
      reports.append(
        DeliveryReport(
          recipient: address, verdict: VerdictPolicy.verdict(status), details: .delivery(status),
          time: status.lastAttempt ?? reported ?? status.arrival,
          hash: hash.text(recipient: address, isDelayed: status.action == .delayed)))
    }
    if reports.isEmpty, faults.isEmpty { return .notReport("its delivery status names no recipient") }
    return .report(reports, faults: faults)
  }

  private static func namesRecipient(_ fields: HeaderFields) -> Bool {
    fields.value("final-recipient") != nil || fields.value("original-recipient") != nil
  }

  private func status(_ fields: HeaderFields, _ common: HeaderFields) -> DeliveryStatus {
    func server(_ name: String, _ fields: HeaderFields) -> String? {
      fields.value(name).map { FieldText.readable(FieldText.typed($0, usual: "dns").text) }
    }
    return DeliveryStatus(
      action: fields.value("action").flatMap { DeliveryAction($0) }, status: fields.value("status").flatMap { EnhancedStatus($0) },
      diagnostic: fields.value("diagnostic-code").map { FieldText.readable(FieldText.typed($0, usual: "smtp").text) },
      remoteServer: server("remote-mta", fields), reportingServer: server("reporting-mta", common),
      arrival: reader.time(common.value("arrival-date")), lastAttempt: reader.time(fields.value("last-attempt-date")))
  }

  /// The address that was written to: the original recipient, and the final one when there is none.
  private func recipient(_ fields: HeaderFields) throws(RecipientFault) -> Address {
    guard fields.values("final-recipient").count < 2, fields.values("original-recipient").count < 2 else { throw .several }
    func isAddress(_ text: String) -> Bool { (try? reader.normalizer.address(text, channel: .email)) != nil }
    let final = fields.value("final-recipient").flatMap(RecipientField.text)
    let original = fields.value("original-recipient").flatMap(RecipientField.text).map {
      RecipientField.decodingXtext($0, final: final, isAddress: isAddress)
    }
    guard let text = [original, final].compactMap(\.self).first(where: isAddress) ?? original ?? final else { throw .otherKind }
    do throws(AddressFault) { return try reader.normalizer.address(text, channel: .email) } catch { throw .address(error) }
  }
}

/// Why a recipient can't be used.
enum RecipientFault: Error, Hashable {
  case address(AddressFault)
  case otherKind
  case several

  var sentence: String {
    switch self {
    case .address(let fault): fault.sentence
    case .otherKind: "its address is of another kind than e-mail"
    case .several: "one group of fields names several"
    }
  }
}

/// The text of an address out of a field such as `rfc822; ana@example.be`.
///
/// Source: RFC 3464 sections 2.3.1 and 2.3.2, RFC 6533 section 3.
enum RecipientField {
  /// The address as the field has it; `nil` when it is of a kind that is no e-mail address.
  static func text(_ value: String) -> String? {
    let (type, address) = FieldText.typed(value, usual: "rfc822")
    switch type {
    case "rfc822", "smtp": return bare(address)
    case "utf-8": return bare(unfoldedUTF8(address))
    default: return nil
    }
  }

  /// The original recipient. Some servers forget to decode the xtext in which it came to them; it is decoded when that makes it the final
  /// recipient, or
  /// when it is no address as it stands.
  ///
  /// Source: RFC 3461 sections 4 and 4.2.
  static func decodingXtext(_ original: String, final: String?, isAddress: (String) -> Bool) -> String {
    guard original.contains("+"), let decoded = xtext(original), decoded != original else { return original }
    if let final, decoded.lowercased() == final.lowercased() { return decoded }
    return !isAddress(original) && isAddress(decoded) ? decoded : original
  }

  /// Without the angle brackets and the comment that some servers put around or after it.
  static func bare(_ text: some StringProtocol) -> String? {
    var text = FieldText.trimmed(text)
    if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
      text = FieldText.trimmed(text[text.index(after: open)..<close])
    } else if let space = text.firstIndex(where: \.isWhitespace), !text.hasPrefix("\"") {
      guard FieldText.trimmed(text[space...]).hasPrefix("(") else { return String(text) }
      text = text[..<space]
    }
    return text.isEmpty ? nil : String(text)
  }

  /// `+2B` and its kin: a plus sign and two digits, A to F in upper case. `nil` when a plus sign has none, or the bytes are no UTF-8.
  private static func xtext(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "+") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// `\x{E9}` and its kin, of the type utf-8 in places that are ASCII only; what is none stays as it is.
  private static func unfoldedUTF8(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let start = rest.firstRange(of: "\\x{") {
      result += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix { $0.isHexDigit && $0.isASCII }
      guard (1...6).contains(digits.count), rest[digits.endIndex...].first == "}", let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      else {
        result += rest[start]
        rest = rest[start.upperBound...]
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: digits.endIndex)...]
    }
    return result + rest
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}
