import AssentLocalization
import AssentModel
import Foundation

/// Control codes, private-use and other characters that have no place in a text.
struct ControlCharacterRule: CheckRule {
  let rule = Rule(
    "control-character", .error, what: "The text has a control, private-use or undefined character.",
    why: "Browsers show a box or nothing, and XML files that go to translators can't hold it.", example: "Unsubscribe U+0007")

  func check(_ passage: Passage, into report: inout RuleReport) {
    for (index, scalar) in passage.scalars.enumerated() where Self.isControl(scalar.value) {
      report.add(
        at: passage.place, "There is a character that can't be shown, \(scalar.label)", part: passage.surrounding(index), hint: "Remove it")
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

/// Characters without width that change how a text is searched, broken and read aloud.
struct InvisibleCharacterRule: CheckRule {
  let rule = Rule(
    "invisible-character", .warning, what: "The text has a character of no width where its script has no use for one.",
    why: "Nobody sees it, but search, spelling and screen readers stumble over it.", example: "News U+200B letter")

  /// Scripts that are written without spaces show by U+200B where a line may break.
  private static let unspacedLanguages: Set<String> = ["th", "lo", "km", "my", "bo", "ja", "zh"]

  func check(_ passage: Passage, into report: inout RuleReport) {
    for (index, scalar) in passage.scalars.enumerated() where scalar.value >= 0x034F && isOutOfPlace(index, passage) {
      report.add(
        at: passage.place, "There is a character that nobody sees, \(scalar.label)", part: passage.surrounding(index), hint: "Remove it")
      return
    }
  }

  private func isOutOfPlace(_ index: Int, _ passage: Passage) -> Bool {
    switch passage.scalars[index].value {
    case 0x200C, 0x200D:
      // Emoji and the scripts from Hebrew on join and part with these two.
      let neighbours = [passage.scalar(index - 1), passage.scalar(index + 1)].compactMap(\.self)
      return neighbours.allSatisfy { $0.value < 0x0590 }
    case 0x200B: return !Self.unspacedLanguages.contains(passage.locale.language)
    case 0x034F, 0x115F, 0x1160, 0x180E, 0x2060...0x2064, 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0: return true
    // Flags of regions are spelled with tags after U+1F3F4.
    case 0xE0000...0xE007F: return !passage.scalars[..<index].contains { $0.value == 0x1F3F4 }
    default: return false
    }
  }
}

/// Signs that turn the direction of writing.
struct DirectionRule: CheckRule {
  let rule = Rule(
    "direction-character", .error,
    what: "The text has a direction mark where nothing is written from right to left, one that isn't closed, or an override.",
    why: "What readers see is in another order than what the file says.", example: "Stop U+202E sknahT")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard let first = passage.scalars.firstIndex(where: { Self.isDirection($0.value) }) else { return }
    let scalars = passage.scalars
    if let override = scalars.firstIndex(where: { $0.value == 0x202D || $0.value == 0x202E }) {
      add(passage, override, "The text is forced into another direction by \(scalars[override].label)", &report)
    } else if passage.locale.direction == .leftToRight, !scalars.contains(where: { Self.isRightToLeft($0.value) }) {
      add(passage, first, "There is a direction mark in a text that runs from left to right, \(scalars[first].label)", &report)
    } else if let open = Self.unbalanced(scalars) {
      add(passage, open, "The direction that \(scalars[open].label) changes isn't set back, or wasn't changed", &report)
    }
  }

  private func add(_ passage: Passage, _ index: Int, _ message: String, _ report: inout RuleReport) {
    report.add(at: passage.place, message, part: passage.surrounding(index), hint: "Remove it, or close it with its counterpart")
  }

  private static func isDirection(_ value: UInt32) -> Bool {
    guard value >= 0x061C else { return false }
    return value == 0x061C || (0x200E...0x200F).contains(value) || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  private static func isRightToLeft(_ value: UInt32) -> Bool {
    guard value >= 0x0590, value != 0x061C else { return false }
    return value <= 0x08FF || (0xFB1D...0xFDFF).contains(value) || (0xFE70...0xFEFE).contains(value) || (0x10800...0x10FFF).contains(value)
  }

  /// The first sign that opens and isn't closed, or closes what isn't open.
  private static func unbalanced(_ scalars: [Unicode.Scalar]) -> Int? {
    var embeddings: [Int] = []
    var isolates: [Int] = []
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x202A {
      switch scalar.value {
      case 0x202A, 0x202B: embeddings.append(index)
      case 0x2066...0x2068: isolates.append(index)
      case 0x202C: if embeddings.popLast() == nil { return index }
      case 0x2069: if isolates.popLast() == nil { return index }
      default: break
      }
    }
    return embeddings.first ?? isolates.first
  }
}

/// A text that isn't in Unicode's normal form C.
struct NormalizationRule: CheckRule {
  let rule = Rule(
    "not-normalized", .warning, what: "A letter and its accent are two characters, or a character has a simpler equivalent (not in NFC).",
    why: "It looks the same, but isn't found by search and gets another fingerprint.", example: "De\u{301}sabonner → Désabonner")

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.scalars.contains(where: { Self.mayChange($0.value) }) else { return }
    let normalized = Array(passage.text.precomposedStringWithCanonicalMapping.unicodeScalars)
    guard
      let index = zip(passage.scalars, normalized).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset
        ?? (normalized.count == passage.scalars.count ? nil : min(normalized.count, passage.scalars.count) - 1)
    else { return }
    let part = passage.surrounding(index)
    report.add(
      at: passage.place, "'\(part)' isn't in Unicode's normal form (NFC)", part: part,
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

/// A word that mixes letters of two alphabets.
struct MixedScriptRule: CheckRule {
  let rule = Rule(
    "mixed-scripts", .error, what: "A word has letters of two alphabets that look alike.",
    why: "It looks right and isn't: search doesn't find it, screen readers misread it, and a link can lead elsewhere.", example: "Nеwsletter")

  private enum Script { case latin, greek, cyrillic, other }

  /// Greek letters that pass for Latin or Cyrillic ones. The others stand in units and names: kΩ, μm, β-test.
  private static let confusableGreek: Set<UInt32> = [
    0x391, 0x392, 0x395, 0x396, 0x397, 0x399, 0x39A, 0x39C, 0x39D, 0x39F, 0x3A1, 0x3A4, 0x3A5, 0x3A7, 0x3AC, 0x3AF, 0x3B1, 0x3B9, 0x3BA, 0x3BD,
    0x3BF, 0x3C1, 0x3C5, 0x3CC, 0x3CD, 0x3F2, 0x3F3,
  ]

  func check(_ passage: Passage, into report: inout RuleReport) {
    guard passage.scalars.contains(where: { $0.value >= 0x0370 && $0.value < 0x0530 }) else { return }
    for word in passage.words where word.text.utf8.count != word.range.count {
      guard let stranger = Self.stranger(in: passage.scalars[word.range]) else { continue }
      report.add(
        at: passage.place, "'\(word.text)' has a letter of another alphabet, \(stranger.label)", part: word.text,
        hint: "Type the word again on one keyboard layout")
    }
  }

  /// A letter of the alphabet that has fewer letters in a part of a word between hyphens and apostrophes.
  private static func stranger(in word: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    for part in word.split(whereSeparator: { !$0.isLetterOrDigit }) {
      let letters = part.lazy.map { (scalar: $0, script: script(of: $0.value)) }.filter { $0.script != .other }
      guard let first = letters.first, let other = letters.first(where: { $0.script != first.script }) else { continue }
      let share = letters.count { $0.script == first.script }
      return share * 2 >= letters.count ? other.scalar : first.scalar
    }
    return nil
  }

  private static func script(of value: UInt32) -> Script {
    switch value {
    case 0x41...0x5A, 0x61...0x7A,
      0xC0...0x24F where value != 0xD7 && value != 0xF7, 0x1E00...0x1EFF:
      .latin
    case 0x370...0x3FF where confusableGreek.contains(value): .greek
    case 0x400...0x52F where !(0x482...0x489).contains(value): .cyrillic
    default: .other
    }
  }
}
