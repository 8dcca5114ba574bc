/// Cells of CSV. A spreadsheet takes no text for a formula, and a reader gets every text back.
///
/// A text that begins like a formula, after apostrophes or not, gets one more apostrophe in front. A reader takes one apostrophe away from a text that
/// begins like that. Ids are the keys by which programs join rows, so they are written and read exactly. Sources: RFC 4180; OWASP, CSV Injection.
public enum CSVCell {
  /// Appends a text, without a separator.
  public static func append(_ text: some StringProtocol, to output: inout [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    let bytes = Array(text.utf8)
    append(bytes.span, to: &output, separator: separator)
  }

  /// Appends an id, without a separator.
  public static func append(id: some StringProtocol, to output: inout [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    let bytes = Array(id.utf8)
    append(id: bytes.span, to: &output, separator: separator)
  }

  /// Appends a row of texts with a line feed.
  public static func appendRow(_ cells: [String], to output: inout [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(separator) }
      append(cell, to: &output, separator: separator)
    }
    output.append(CSVField.lineFeed)
  }

  /// The text as a cell has it, before it is quoted.
  public static func guarded(_ text: String) -> String { beginsLikeFormula(text.utf8.span) ? "'" + text : text }

  /// The text that was guarded.
  public static func restored(_ text: String) -> String {
    guard text.utf8.first == apostrophe, beginsLikeFormula(text.utf8.span) else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  /// Appends a text, without a separator.
  package static func append(_ bytes: borrowing Span<UInt8>, to output: inout [UInt8], separator: UInt8 = CSVField.comma) {
    append(bytes, isGuarded: beginsLikeFormula(bytes), to: &output, separator)
  }

  /// Appends an id, without a separator.
  package static func append(id bytes: borrowing Span<UInt8>, to output: inout [UInt8], separator: UInt8 = CSVField.comma) {
    append(bytes, isGuarded: false, to: &output, separator)
  }

  private static func append(_ bytes: borrowing Span<UInt8>, isGuarded: Bool, to output: inout [UInt8], _ separator: UInt8) {
    guard !bytes.isEmpty else { return }
    var isQuoted = isGuarded || bytes[0] == 0x20 || bytes[bytes.count - 1] == 0x20
    for index in bytes.indices where bytes[index] <= 0x22 || bytes[index] == separator {
      let byte = bytes[index]
      if byte == separator || byte == CSVField.quote || byte < 0x20 { isQuoted = true }
    }
    if isQuoted { output.append(CSVField.quote) }
    if isGuarded { output.append(apostrophe) }
    for index in bytes.indices {
      if bytes[index] == CSVField.quote { output.append(CSVField.quote) }
      output.append(bytes[index])
    }
    if isQuoted { output.append(CSVField.quote) }
  }

  private static let apostrophe = UInt8(ascii: "'")

  /// Whether a sign of a formula comes after any number of apostrophes: `=`, `+`, `-`, `@`, also full-width or after a no-break space, a zero width
  /// space or a byte order mark; or a tab, a line feed or a carriage return.
  private static func beginsLikeFormula(_ bytes: borrowing Span<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count, bytes[index] == apostrophe { index += 1 }
    while index < bytes.count {
      let (second, third) = (index + 1 < bytes.count ? bytes[index + 1] : 0, index + 2 < bytes.count ? bytes[index + 2] : 0)
      switch (bytes[index], second, third) {
      case (UInt8(ascii: "="), _, _), (UInt8(ascii: "+"), _, _), (UInt8(ascii: "-"), _, _), (UInt8(ascii: "@"), _, _): return true
      case (0x09, _, _), (0x0A, _, _), (0x0D, _, _): return true
      case (0xEF, 0xBC, 0x9D), (0xEF, 0xBC, 0x8B), (0xEF, 0xBC, 0x8D), (0xEF, 0xBC, 0xA0): return true
      case (0xC2, 0xA0, _): index += 2
      case (0xE2, 0x80, 0x8B), (0xEF, 0xBB, 0xBF): index += 3
      default: return false
      }
    }
    return false
  }
}
