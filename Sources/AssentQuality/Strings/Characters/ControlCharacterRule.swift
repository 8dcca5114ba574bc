import AssentModel

/// Control codes, private-use and other characters that have no place in a text.
struct ControlCharacterRule: PassageRule {
  let about = QualityRule(
    "control-character", .error, what: "The text has a control, private-use or undefined character.",
    why: "Browsers show a box or nothing, and XML files that go to translators can't hold it.", example: "Unsubscribe U+0007")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    for (index, scalar) in passage.scalars.enumerated() where Self.isControl(scalar.value) {
      report.add(
        about, in: passage, "There is a character that can't be shown, \(scalar.label)", part: passage.surrounding(index), hint: "Remove it")
      return
    }
  }

  private static func isControl(_ value: UInt32) -> Bool {
    if value < 0x20 { return value != 0x09 && value != 0x0A && value != 0x0D }
    if value < 0x7F { return false }
    if value < 0xA0 { return value != 0x85 }
    if value < 0xE000 { return false }
    if value <= 0xF8FF || value >= 0xF0000 { return true }
    return (0xFDD0...0xFDEF).contains(value) || value & 0xFFFE == 0xFFFE || (0xFFF9...0xFFFB).contains(value)
  }
}
