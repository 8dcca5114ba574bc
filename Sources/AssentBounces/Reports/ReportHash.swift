import AssentAddresses
import Crypto

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
      identity = ["content", Self.hexadecimal(part.content)]
    }
    delayed = returned?.value("message-id").map { ["delayed", $0] }
  }

  private let delayed: [String]?

  func text(recipient: Address, isDelayed: Bool) -> String {
    let words = (isDelayed ? delayed ?? identity : identity) + [recipient.text]
    // The lengths keep the words apart.
    return Self.hexadecimal(Array(words.map { "\($0.utf8.count):\($0)" }.joined(separator: ",").utf8))
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
