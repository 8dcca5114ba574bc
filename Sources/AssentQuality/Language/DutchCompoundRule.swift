import AssentModel

/// Compounds with opt-in, opt-out and e-mail, and compounds that are torn in two.
struct DutchCompoundRule: PassageRule {
  let about = QualityRule(
    "dutch-compound", .warning, .languages(["nl"]),
    what: "A compound is torn in two (e-mail adres, nieuws brief), or opt-in, opt-out or e-mail lacks its hyphen.",
    why: "Dutch writes compounds as one word: e-mailadres, opt-outprofiel, nieuwsbrief.",
    example: "Vul uw e-mail adres in")

  private static let filter = WordFilter(DutchWords.firstHalves.union(["opt", "optin", "opt-in", "email", "e-mail"]))

  func check(_ passage: Passage, _ report: inout RuleReport) {
    let words = passage.words
    for index in words.indices where Self.filter.mayContain(words[index].range, in: passage.scalars) {
      let word = words[index]
      guard let first = word.folded.utf8.first else { continue }
      let next = index + 1 < words.count && passage.isSpaceOnly(between: word, and: words[index + 1]) ? words[index + 1] : nil
      switch first {
      case UInt8(ascii: "e"), UInt8(ascii: "o"):
        checkHyphen(word, next, index > 0 ? words[index - 1] : nil, passage, &report)
      default: break
      }
      guard let next, DutchWords.firstHalves.contains(word.folded), DutchWords.torn.contains(word.folded + " " + next.folded) else { continue }
      add(passage, word, next, "is torn in two", word.text + next.folded, &report)
    }
  }

  private func checkHyphen(_ word: Passage.Word, _ next: Passage.Word?, _ previous: Passage.Word?, _ passage: Passage, _ report: inout RuleReport) {
    let folded = word.folded
    if folded == "opt", let next, next.folded == "in" || next.folded == "out" {
      add(passage, word, next, "lacks its hyphen", "\(word.text)-\(next.folded)", &report)
    } else if folded.hasPrefix("optin") && Self.isCompound(folded, after: "optin") || folded.hasPrefix("optout") {
      add(passage, word, nil, "lacks its hyphen", "\(word.text.prefix(3))-\(word.text.dropFirst(3))", &report)
    } else if folded.hasPrefix("email"), !folded.hasPrefix("emaill"), !folded.hasPrefix("emaile"), !folded.hasPrefix("emailv") {
      let head = next.flatMap { folded == "email" && DutchWords.heads.contains($0.folded) ? $0 : nil }
      add(passage, word, head, "lacks its hyphen", "\(word.text.prefix(1))-\(word.text.dropFirst(1))\(head?.folded ?? "")", &report)
    } else if folded.hasPrefix("e-mail-adres") {
      add(passage, word, nil, "has one hyphen too many", "\(word.text.prefix(6))\(word.text.dropFirst(7))", &report)
    } else if let next, folded == "e-mail" || folded == "opt-in" || folded == "opt-out", DutchWords.heads.contains(next.folded) {
      if let previous, DutchWords.beforeChannel.contains(previous.folded) { return }
      add(passage, word, next, "is torn in two", word.text + next.folded, &report)
    }
  }

  /// Optin itself, its plural, or a compound with a known noun.
  private static func isCompound(_ folded: String, after beginning: String) -> Bool {
    let rest = String(folded.dropFirst(beginning.count))
    return rest.isEmpty || rest == "s" || DutchWords.heads.contains(rest)
  }

  private func add(
    _ passage: Passage, _ word: Passage.Word, _ next: Passage.Word?, _ problem: String, _ right: String, _ report: inout RuleReport
  ) {
    let part = passage.text(word.range.lowerBound..<(next?.range.upperBound ?? word.range.upperBound))
    report.add(about, in: passage, "'\(part)' \(problem)", part: part, hint: "Write '\(right)'")
  }
}
