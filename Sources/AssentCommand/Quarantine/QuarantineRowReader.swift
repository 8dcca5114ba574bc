import AssentAddresses
import AssentModel
import AssentPreferences
import AssentSheets
import Crypto

/// Reads a row of an import as a change.
struct QuarantineRowReader {
  static let columns = ["address", "channel", "status", "since", "reason", "error_text"]

  private let indices: [Int?]
  private let normalizer: AddressNormalizer
  private let channel: Channel
  private let status: QuarantineStatus
  private let reason: String?
  private let actor: String?

  /// - Throws: `SheetError` when there is no column of addresses, or there are two of a name.
  init(
    _ columns: SheetColumns, separator: UInt8, normalizer: AddressNormalizer, channel: Channel, status: QuarantineStatus, reason: String?,
    actor: String?
  ) throws(SheetError) {
    var indices: [Int?] = [try columns.index(ofRequired: ["address"], separator: separator)]
    for name in Self.columns.dropFirst() { indices.append(try columns.index(named: [name])) }
    self.indices = indices
    self.normalizer = normalizer
    self.channel = channel
    self.status = status
    self.reason = reason
    self.actor = actor
  }

  /// - Throws: what is wrong with the row.
  func change(_ fields: [String], now: Timestamp) throws(QuarantineRowFault) -> QuarantineChange {
    func cell(_ column: Int) -> String? {
      guard let index = indices[column], fields.indices.contains(index) else { return nil }
      let text = Self.withoutApostrophe(fields[index])
      return text.allSatisfy(\.isWhitespace) ? nil : text
    }
    var channel = channel
    if let name = cell(1) {
      guard let named = Channel(name: name.lowercased()) else { throw .channel }
      channel = named
    }
    var status = status
    if let name = cell(2) {
      guard let named = QuarantineStatus(rawValue: name.lowercased()) else { throw .status }
      status = named
    }
    var time: Timestamp?
    if let text = cell(3) {
      guard let moment = TimeArgument(argument: text) else { throw .time }
      guard moment.time <= now else { throw .future }
      time = moment.time
    }
    guard let reason = cell(4) ?? reason else { throw .reason }
    let address: Address
    do throws(AddressFault) { address = try normalizer.address(cell(0) ?? "", channel: channel) } catch { throw .address(error) }
    let words = [address.text, channel.name, status.rawValue, time?.description ?? "", reason, cell(5) ?? ""]
    let hash = SHA256.hash(data: Array(words.map { "\($0.utf8.count):\($0)" }.joined(separator: ",").utf8))
    var generator = SystemRandomNumberGenerator()
    return QuarantineChange(
      id: RecordID(at: now, from: &generator), address: address, event: .status(status), method: .import,
      statement: SenderStatement(reason: reason, actor: actor), errorText: cell(5), reportHash: hash.map { Self.hexadecimal($0) }.joined(), time: time
    )
  }

  private static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  /// Takes away the apostrophe that an export put in front of what a spreadsheet would take for a formula.
  private static func withoutApostrophe(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), let next = text.utf8.dropFirst().first, "=+-@\t\r".utf8.contains(next) else { return text }
    return String(text.dropFirst())
  }
}

/// What is wrong with a row of an import.
enum QuarantineRowFault: Error, Hashable {
  case address(AddressFault)
  case channel, status, time, future, reason

  var sentence: String {
    switch self {
    case .address(let fault): fault.sentence
    case .channel: "there is no such channel: write \(Channel.all.map(\.name).joined(separator: ", "))"
    case .status: "there is no such status: write \(QuarantineStatus.allCases.map(\.rawValue).joined(separator: ", "))"
    case .time: "the time in since can't be read: write 2026-11-22, or 2026-11-22T10:15:30Z"
    case .future: "the time in since is still to come: correct it"
    case .reason: "it doesn't say why: fill the column reason, or give --reason"
    }
  }
}
