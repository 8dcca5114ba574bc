import AssentDocuments

/// Compares one kind of what stands in the text and isn't translated: links, images, labels, placeholders, code.
///
/// What the document has as a whole decides; the block in which it is missing says where.
struct InlineRule: DocumentRule {
  let about: QualityRule
  let kind: InlineItem.Kind

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    let finder = InlineFinder(kind: kind, pair: pair)
    let stretches = pair.alignment.pairs.filter(\.isSure).compactMap { finder.stretch($0) }
    guard !stretches.isEmpty else { return }
    var balance: [String: Int] = [:]
    for stretch in stretches {
      for item in stretch.source { balance[item.key, default: 0] += 1 }
      for item in stretch.translation { balance[item.key, default: 0] -= 1 }
    }
    if !kind.isCounted {
      // How often doesn't matter, only whether.
      let sources = Set(stretches.flatMap { $0.source.map(\.key) })
      let translations = Set(stretches.flatMap { $0.translation.map(\.key) })
      for key in balance.keys { balance[key] = (sources.contains(key) ? 1 : 0) - (translations.contains(key) ? 1 : 0) }
    }
    guard balance.values.contains(where: { $0 != 0 }) else { return }
    for stretch in stretches { compare(stretch, pair, &balance, &report) }
  }

  private func compare(_ stretch: InlineStretch, _ pair: DocumentPair, _ balance: inout [String: Int], _ report: inout RuleReport) {
    var missing = Self.surplus(stretch.source, over: stretch.translation).filter { balance[$0.key, default: 0] > 0 }[...]
    var extra = Self.surplus(stretch.translation, over: stretch.source).filter { balance[$0.key, default: 0] < 0 }[...]
    while let wanted = missing.popFirst() {
      guard balance[wanted.key, default: 0] > 0 else { continue }
      balance[wanted.key, default: 0] -= 1
      let place = pair.sourcePlace(wanted.line)
      if let found = extra.popFirst() {
        balance[found.key, default: 0] += 1
        report.add(
          about, pair, line: found.line, "\(Self.capitalized(found.name)) stands where the source (\(place)) has \(wanted.name)", part: found.part,
          hint: "Write \(wanted.part)", source: stretch.sourceText, translation: stretch.translationText)
      } else {
        report.add(
          about, pair, line: stretch.line, "\(Self.capitalized(wanted.name)) of the source (\(place)) is missing", hint: "Add \(wanted.part)",
          source: stretch.sourceText, translation: stretch.translationText)
      }
    }
    for found in extra where balance[found.key, default: 0] < 0 {
      balance[found.key, default: 0] += 1
      guard kind != .code else { continue }
      report.add(
        about, pair, line: found.line, "\(Self.capitalized(found.name)) is not in the source (\(pair.sourcePlace(stretch.sourceLine)))",
        part: found.part,
        hint: "Remove it, or add it to the source", source: stretch.sourceText, translation: stretch.translationText)
    }
  }

  private static func capitalized(_ name: String) -> String { name.hasPrefix("the ") ? "T" + name.dropFirst() : name }

  /// What the first list has more often than the second.
  private static func surplus(_ items: [InlineItem], over others: [InlineItem]) -> [InlineItem] {
    var counts = others.reduce(into: [String: Int]()) { $0[$1.key, default: 0] += 1 }
    return items.filter { item in
      let left = counts[item.key, default: 0]
      counts[item.key] = left - 1
      return left <= 0
    }
  }
}
