/// Text that nobody would write.
enum HostileText {
  static let all: [String] = [
    "", " ", "\u{301}", "\u{202E}", "\u{FFFC}", "a", "\u{0}", "\u{10FFFF}", "[", "](", "**", "`", "%", "&", "<", "\u{C3}", "\u{E2}\u{20AC}", "@",
    "://",
    "1,", ".,.,", "\u{2067}\u{2069}\u{2069}", "{", "’", "-", "👨‍👩‍👧",
    long("a"), long("("), long("["), long("**"), long("“"), long("1,"), long("1 "), long("9"), long("a@"), long("http://"), long("<a "), long("&am"),
    long("e\u{301}"), long("\u{301}"), long("\u{202A}"), long("\u{430}a"), long("Ab.Cd,"), long("[a] ("), long("\u{C3}"), long(" "), long("SMS "),
    long("the "), long("a'"), long("XIV "), long("`"), long("<a on"), long("2026-11-22 "), long("жщ"), long("a@b.cd 1 "), "a" + long(" ") + "\n",
    long("Duran "), long("AB CD EF "),
  ]

  /// As long as a text that was pasted by mistake.
  static let hundredThousand = ["жщ", "a@b.cd 1 ", "a ", "1.5 ", "(", "“", "Ab.Cd,", "[a] (", "<a "].map {
    String(repeating: $0, count: 100_000 / $0.unicodeScalars.count)
  }

  private static func long(_ unit: String) -> String { String(repeating: unit, count: 4_000 / unit.unicodeScalars.count) }
}
