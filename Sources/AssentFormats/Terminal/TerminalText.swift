public import AssentModel

/// How many cells of a terminal a sign takes.
///
/// Source: UAX #11, wide and full-width; the emoji that are shown as pictures are wide too.
public enum DisplayWidth {
  public static func cells(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if VisibleScalar.isMark(scalar) || (0x1160...0x11FF).contains(scalar.value) { return 0 }
    if scalar.value < 0x1100 { return 1 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  public static func cells(_ text: some StringProtocol) -> Int { text.unicodeScalars.reduce(0) { $0 + cells($1) } }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF,
    0x20000...0x3FFFD,
  ]
}

/// What can't be seen, or would make a screen show something else than what is there.
public enum VisibleScalar {
  /// Whether a sign has no look of its own: controls, zero widths, bidirectional controls, private and unassigned code points.
  public static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x20 || scalar.value == 0x7F { return true }
    if scalar.isASCII { return false }
    // How an emoji is to be shown, which harms nobody.
    if scalar.value == 0xFE0E || scalar.value == 0xFE0F { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether it is a space other than U+0020.
  public static func isUnusualSpace(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .spaceSeparator
  }

  /// Whether it is drawn over the sign before it.
  public static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300 else { return false }
    let category = scalar.properties.generalCategory
    return category == .nonspacingMark || category == .enclosingMark
  }

  /// The name that stands for it: `NBSP`, `U+200B`.
  public static func name(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x09: return "TAB"
    case 0xA0: return "NBSP"
    case 0x202F: return "NNBSP"
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
  }

  /// A text on one line, each hidden sign as `⟨U+200B⟩`.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\n" || scalar == "\r" || scalar == "\t" {
        view.append(" ")
      } else if isHidden(scalar) {
        view.append(contentsOf: "⟨\(name(scalar))⟩".unicodeScalars)
      } else {
        view.append(scalar)
      }
    }
    return String(view)
  }
}

/// Prose in lines of a width.
public enum TextWrapping {
  /// The lines, broken at spaces; a word that is wider than the line goes over it.
  public static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var taken = 0
    for word in VisibleScalar.escaped(text).split(separator: " ") {
      let cells = DisplayWidth.cells(word)
      if taken > 0, taken + 1 + cells > width {
        lines.append(line)
        line = ""
        taken = 0
      }
      line += (taken > 0 ? " " : "") + word
      taken += cells + (taken > 0 ? 1 : 0)
    }
    return line.isEmpty ? lines : lines + [line]
  }
}

/// The colours of a report in a terminal.
public enum TextStyle: String {
  case bold = "1"
  case faint = "2"
  case red = "1;31"
  case yellow = "1;33"
  case blue = "1;34"
  case green = "1;32"

  public init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .yellow
    case .note: self = .blue
    }
  }

  public func callAsFunction(_ text: String, _ colour: ReportColour) -> String {
    colour == .coloured ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// Whether a text report is coloured.
public enum ReportColour: Hashable, Sendable {
  case plain
  case coloured

  /// Colours for a terminal alone, unless `NO_COLOR` is set or the terminal is a dumb one.
  ///
  /// Source: https://no-color.org
  public init(isTerminal: Bool, environment: [String: String]) {
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self = isTerminal && !isRefused && environment["TERM"] != "dumb" ? .coloured : .plain
  }
}
