import AssentModel

/// A text that was read in the wrong encoding.
struct GarbledTextRule: CheckRule {
  let rule = Rule(
    "garbled-text", .error, what: "Characters were decoded twice, or lost in decoding.",
    why: "Readers see Ã© where é should be.", example: "Se dÃ©sabonner")

  func check(_ passage: Passage, into report: inout RuleReport) {
    var index = 0
    while index < passage.scalars.count {
      guard passage.scalars[index].value >= 0xC2, let length = Self.garbledLength(at: index, in: passage) else {
        index += 1
        continue
      }
      let garbled = index..<index + length
      let repaired = Mojibake.repaired(passage.scalars[garbled])
      report.add(
        at: passage.place, "'\(passage.text(garbled))' was read in the wrong encoding", part: passage.surrounding(index),
        hint: repaired.map { "It probably was '\($0)'; save the file as UTF-8 and convert it once" } ?? "Restore the text from its original in UTF-8")
      return
    }
  }

  /// How many scalars at an index are what is left of one; `nil` when they may be what they seem.
  private static func garbledLength(at index: Int, in passage: Passage) -> Int? {
    let first = passage.scalars[index].value
    let followers = (1...3).map { passage.scalar(index + $0) }
    let bytes = followers.map { $0.flatMap(Mojibake.continuation) }
    let before = passage.scalar(index - 1)
    switch first {
    case 0xFFFD: return 1
    case 0xC2: return bytes[0].map { $0 >= 0xA0 } == true ? 2 : nil
    case 0xC3:
      // Portuguese capitals end in Ã: MANHÃ.
      if before?.isUppercaseLetter == true { return nil }
      if bytes[0] != nil { return 2 }
      return followers[0] == " " && before?.isLetter != true && passage.locale.language != "pt" ? 1 : nil
    case 0xC4, 0xC5:
      // A quoted Ä is followed by a quotation mark; what is left of œ by the rest of its word.
      let isInside = before?.isLowercaseLetter == true || followers[1]?.isLowercaseLetter == true
      return bytes[0] != nil && isInside ? 2 : nil
    case 0xCE, 0xCF, 0xD0, 0xD1:
      guard bytes[0] != nil, bytes[2] != nil, let second = followers[1]?.value, (0xCE...0xD1).contains(second) else { return nil }
      return 4
    case 0xE2:
      guard let byte = bytes[0], (0x80...0x9F).contains(byte) else { return nil }
      if bytes[1] != nil { return 3 }
      return followers[0] == "\u{20AC}" ? 2 : nil
    case 0xEF:
      guard bytes[0] == 0xBB && bytes[1] == 0xBF || bytes[0] == 0xBF && bytes[1] == 0xBD else { return nil }
      return 3
    case 0xF0: return bytes[0] == 0x9F && bytes[1] != nil ? (bytes[2] == nil ? 3 : 4) : nil
    default: return nil
    }
  }
}

/// UTF-8 that was read as Windows-1252.
enum Mojibake {
  /// The continuation byte of UTF-8 that Windows-1252 shows as a character; `nil` when it is none.
  static func continuation(_ scalar: Unicode.Scalar) -> UInt8? {
    if (0x80...0xBF).contains(scalar.value) { return UInt8(truncatingIfNeeded: scalar.value) }
    return scalar.value < 0x152 ? nil : bytes[scalar]
  }

  /// What the characters were before, when they can be read as UTF-8 as a whole.
  static func repaired(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    var encoded: [UInt8] = []
    for scalar in scalars {
      if scalar.value >= 0x80, scalar.value <= 0xFF {
        encoded.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let byte = bytes[scalar] {
        encoded.append(byte)
      } else {
        return nil
      }
    }
    return String(validating: encoded, as: UTF8.self)
  }

  /// Windows-1252 where it differs from Latin-1.
  private static let bytes: [Unicode.Scalar: UInt8] = [
    "\u{20AC}": 0x80, "\u{201A}": 0x82, "\u{0192}": 0x83, "\u{201E}": 0x84, "\u{2026}": 0x85, "\u{2020}": 0x86, "\u{2021}": 0x87,
    "\u{02C6}": 0x88, "\u{2030}": 0x89, "\u{0160}": 0x8A, "\u{2039}": 0x8B, "\u{0152}": 0x8C, "\u{017D}": 0x8E, "\u{2018}": 0x91,
    "\u{2019}": 0x92, "\u{201C}": 0x93, "\u{201D}": 0x94, "\u{2022}": 0x95, "\u{2013}": 0x96, "\u{2014}": 0x97, "\u{02DC}": 0x98,
    "\u{2122}": 0x99, "\u{0161}": 0x9A, "\u{203A}": 0x9B, "\u{0153}": 0x9C, "\u{017E}": 0x9E, "\u{0178}": 0x9F,
  ]
}
