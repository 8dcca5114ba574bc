import AssentModel

/// A text that was read in the wrong encoding.
struct GarbledTextRule: PassageRule {
  let about = QualityRule(
    "garbled-text", .error, what: "Characters were decoded twice, or lost in decoding.",
    why: "Readers see Ã© where é should be.", example: "Se dÃ©sabonner")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    var index = 0
    while index < passage.scalars.count {
      guard passage.scalars[index].value >= 0xC2, let length = Self.garbledLength(at: index, in: passage) else {
        index += 1
        continue
      }
      let garbled = index..<index + length
      let repaired = TwiceDecoded.repaired(passage.scalars[garbled])
      report.add(
        about, in: passage, "'\(passage.text(garbled))' was read in the wrong encoding", part: passage.surrounding(index),
        hint: repaired.map { "It probably was '\($0)'; save the file as UTF-8 and convert it once" } ?? "Restore the text from its original in UTF-8")
      return
    }
  }

  /// How many scalars at an index are what is left of one; `nil` when they may be what they seem.
  private static func garbledLength(at index: Int, in passage: Passage) -> Int? {
    let first = passage.scalars[index].value
    let followers = (1...3).map { passage.scalar(index + $0) }
    let bytes = followers.map { $0.flatMap(TwiceDecoded.continuation) }
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
