import AssentModel
import Foundation

/// A text that isn't in Unicode's normal form C.
struct NormalizationRule: PassageRule {
  let about = QualityRule(
    "not-normalized", .warning, what: "A letter and its accent are two characters, or a character has a simpler equivalent (not in NFC).",
    why: "It looks the same, but isn't found by search and gets another fingerprint.", example: "De\u{301}sabonner → Désabonner")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard passage.scalars.contains(where: { Self.mayChange($0.value) }) else { return }
    let normalized = Array(passage.text.precomposedStringWithCanonicalMapping.unicodeScalars)
    guard
      let index = zip(passage.scalars, normalized).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
        ?? (normalized.count == passage.scalars.count ? nil : min(normalized.count, passage.scalars.count) - 1)
    else { return }
    let part = passage.surrounding(index)
    report.add(
      about, in: passage, "'\(part)' isn't in Unicode's normal form (NFC)", part: part,
      hint: "Write '\(part.precomposedStringWithCanonicalMapping)' with composed characters: \(normalized[min(index, normalized.count - 1)].label)")
  }

  /// Whether normal form C may be another: no letter of Latin-1, Greek without marks, Cyrillic, or general punctuation.
  private static func mayChange(_ value: UInt32) -> Bool {
    if value < 0x300 { return false }
    switch value {
    case 0x300...0x36F, 0x374, 0x37E, 0x387, 0x483...0x487: return true
    case 0x370...0x52F, 0x2010...0x2125, 0x2132...0x2328, 0x232B...0x2ADB, 0x3000...0x3029, 0x3041...0x3098, 0x309B...0x30FF: return false
    case 0x4E00...0x9FFF, 0xE000...0xF8FF, 0xFF01...0xFFFD: return false
    default: return true
    }
  }
}
