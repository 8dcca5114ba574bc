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
