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
