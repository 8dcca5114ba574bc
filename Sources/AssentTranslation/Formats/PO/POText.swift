/// A text in quotation marks, with escapes as in C.
enum POText {
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "r": "\r", "t": "\t", "a": "\u{7}", "b": "\u{8}", "v": "\u{B}", "f": "\u{C}", "\"": "\"", "\\": "\\", "'": "'", "?": "?",
  ]

  /// The text itself; `nil` when the quotation marks or an escape are wrong.
  static func unquoted(_ text: Substring) -> String? {
    var scalars = text.unicodeScalars
    guard scalars.count >= 2, scalars.popFirst() == "\"", scalars.popLast() == "\"" else { return nil }
    guard scalars.contains("\\") || scalars.contains("\"") else { return String(Substring(scalars)) }
    var result = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      if scalar == "\"" { return nil }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      guard let escape = scalars.popFirst() else { return nil }
      if let letter = letters[escape] {
        result.append(letter)
      } else if escape == "x" {
        guard let value = number(&scalars, radix: 16, digits: 2, start: "") else { return nil }
        result.append(value)
      } else if ("0"..."7").contains(escape) {
        guard let value = number(&scalars, radix: 8, digits: 2, start: String(escape)) else { return nil }
        result.append(value)
      } else {
        return nil
      }
    }
    return String(result)
  }

  private static func number(_ scalars: inout Substring.UnicodeScalarView, radix: Int, digits: Int, start: String) -> Unicode.Scalar? {
    var text = start
    for _ in 0..<digits {
      guard let next = scalars.first, Int(String(next), radix: radix) != nil else { break }
      text.unicodeScalars.append(next)
      scalars.removeFirst()
    }
    // Above ASCII it would be a byte of a character, in an encoding that nobody names.
    return UInt32(text, radix: radix).flatMap { $0 < 0x80 ? Unicode.Scalar($0) : nil }
  }
}
