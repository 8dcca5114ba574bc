import AssentLocalization
import AssentModel

/// Writes strings as CSV: a row for each, and one for each category of a plural; quoted, with CRLF, and a byte order mark for spreadsheets.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that begins with apostrophes before such a sign; the import
/// takes one away. So every text comes back, and none runs.
struct CSVWriter {
  let file: ExchangeFile

  static let columns = ["key", "category", "source", "target", "state", "stale", "max", "note", "fingerprint", "translated_from"]

  var text: String {
    var output = "\u{FEFF}"
    let header = Self.columns.map { column in
      switch column {
      case "source": "source:\(file.source)"
      case "target": "target:\(file.target)"
      default: column
      }
    }
    output += Self.row(header)
    for unit in file.units {
      for segment in unit.segments {
        let note = [unit.note, ExchangeUnit.categoryNote(segment)].compactMap(\.self).joined(separator: "\n")
        output += Self.row([
          unit.key.text, segment.category?.rawValue ?? "", segment.source.description, segment.target?.description ?? "", unit.state.rawValue,
          unit.isStale ? "yes" : "no", unit.maximumLength.map(String.init) ?? "", note, unit.fingerprint.description,
          unit.translatedFrom?.description ?? "",
        ])
      }
    }
    return output
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { "\"" + Formula.neutralized($0).replacing("\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
  }
}
