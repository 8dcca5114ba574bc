/// Writes cells of CSV, so that no spreadsheet takes one for a formula.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return gets an apostrophe in front and is quoted; a number in the form of E.164
/// (`+32470123456`: a plus sign and digits alone) is data, and stays as it is: as a formula it would be that same number. Sources: RFC 4180; OWASP,
/// CSV Injection.
public enum SheetCell {
  /// Adds a cell, without a separator.
  public static func append(_ text: some StringProtocol, to output: inout [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    let bytes = Array(text.utf8)
    append(bytes.span, to: &output, separator: separator)
  }

  /// Adds a row with a line feed.
  public static func appendRow(_ cells: [String], to output: inout [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(separator) }
      append(cell, to: &output, separator: separator)
    }
    output.append(CSVField.lineFeed)
  }

  /// Adds a cell, without a separator.
  package static func append(_ bytes: borrowing Span<UInt8>, to output: inout [UInt8], separator: UInt8 = CSVField.comma) {
    guard !bytes.isEmpty else { return }
    let isFormula = isFormula(bytes)
    var isQuoted = isFormula || bytes[0] == 0x20 || bytes[bytes.count - 1] == 0x20
    for index in bytes.indices where bytes[index] <= 0x22 || bytes[index] == separator {
      let byte = bytes[index]
      if byte == separator || byte == CSVField.quote || byte < 0x20 { isQuoted = true }
    }
    if isQuoted { output.append(CSVField.quote) }
    if isFormula { output.append(UInt8(ascii: "'")) }
    for index in bytes.indices {
      if bytes[index] == CSVField.quote { output.append(CSVField.quote) }
      output.append(bytes[index])
    }
    if isQuoted { output.append(CSVField.quote) }
  }

  private static func isFormula(_ bytes: borrowing Span<UInt8>) -> Bool {
    switch bytes[0] {
    case UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: return true
    case UInt8(ascii: "+"):
      guard (2...16).contains(bytes.count) else { return true }
      for index in 1..<bytes.count where !(0x30...0x39).contains(bytes[index]) { return true }
      return false
    default: return false
    }
  }
}
