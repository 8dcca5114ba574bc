import AssentAddresses
import AssentModel
import AssentPreferences
import AssentSheets

/// An entry as a row of a file.
struct QuarantineRow {
  enum Format: String, CaseIterable {
    case csv, jsonl
  }

  static let columns = ["address", "channel", "status", "since", "reason", "error_text", "error_count", "last_error", "position"]

  let entry: QuarantineEntry

  static func header(_ format: Format) -> [UInt8] {
    var bytes: [UInt8] = []
    if format == .csv { SheetCell.appendRow(columns, to: &bytes) }
    return bytes
  }

  /// The row with its line feed. In CSV no spreadsheet takes a cell for a formula; in JSON absent values are left out.
  func bytes(_ format: Format) -> [UInt8] {
    let state = entry.state
    let texts: [String?] = [
      entry.address.text, entry.address.channel.name, state.status.rawValue, state.since.description, entry.reason, entry.errorText,
      String(state.errorCount), state.lastError?.description, entry.position.description,
    ]
    var bytes: [UInt8] = []
    guard format == .jsonl else {
      SheetCell.appendRow(texts.map { $0 ?? "" }, to: &bytes)
      return bytes
    }
    bytes.append(UInt8(ascii: "{"))
    for (name, text) in zip(Self.columns, texts) {
      guard let text else { continue }
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      JSONString.append(name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      if name == "error_count" || name == "position" { bytes += text.utf8 } else { JSONString.append(text, to: &bytes) }
    }
    bytes += "}\n".utf8
    return bytes
  }
}
