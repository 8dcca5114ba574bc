/// Texts that a spreadsheet would run.
///
/// Source: OWASP, "CSV Injection".
enum Formula {
  private static let signs: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"]

  /// Whether a sign of a formula comes after any number of apostrophes.
  private static func isRisky(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.first { $0 != "'" }.map(signs.contains) ?? false
  }

  /// The text, with one more apostrophe in front if it is risky.
  static func neutralized(_ text: String) -> String { isRisky(text) ? "'" + text : text }

  /// The text that was neutralized.
  static func restored(_ text: String) -> String {
    text.unicodeScalars.first == "'" && isRisky(text) ? String(text.unicodeScalars.dropFirst()) : text
  }
}
