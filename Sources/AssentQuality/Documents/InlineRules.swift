import AssentDocuments
import AssentModel

/// Compares one kind of what stands in the text and isn't translated: links, images, labels, placeholders, code.
///
/// What the document has as a whole decides; the block in which it is missing says where.
struct InlineRule: CheckRule {
  let rule: Rule
  let kind: InlineItem.Kind

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
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

  private func compare(_ stretch: InlinePair, _ pair: DocumentPair, _ balance: inout [String: Int], _ report: inout RuleReport) {
    var missing = Self.surplus(stretch.source, over: stretch.translation).filter { balance[$0.key, default: 0] > 0 }[...]
    var extra = Self.surplus(stretch.translation, over: stretch.source).filter { balance[$0.key, default: 0] < 0 }[...]
    while let wanted = missing.popFirst() {
      guard balance[wanted.key, default: 0] > 0 else { continue }
      balance[wanted.key, default: 0] -= 1
      let place = pair.sourcePlace(wanted.line)
      if let found = extra.popFirst() {
        balance[found.key, default: 0] += 1
        report.add(
          at: pair.place(found.line, source: stretch.sourceText, translation: stretch.translationText),
          "\(Self.capitalized(found.name)) stands where the source (\(place)) has \(wanted.name)", part: found.part, hint: "Write \(wanted.part)")
      } else {
        report.add(
          at: pair.place(stretch.line, source: stretch.sourceText, translation: stretch.translationText),
          "\(Self.capitalized(wanted.name)) of the source (\(place)) is missing", hint: "Add \(wanted.part)")
      }
    }
    for found in extra where balance[found.key, default: 0] < 0 {
      balance[found.key, default: 0] += 1
      guard kind != .code else { continue }
      report.add(
        at: pair.place(found.line, source: stretch.sourceText, translation: stretch.translationText),
        "\(Self.capitalized(found.name)) is not in the source (\(pair.sourcePlace(stretch.sourceLine)))", part: found.part,
        hint: "Remove it, or add it to the source")
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

extension InlineRule {
  static let all: [any CheckRule<DocumentPair>] = [
    InlineRule(
      rule: Rule(
        "link-differs", .error, .translations,
        what: "A link to a document or an anchor that is missing, added or leads elsewhere; links to other sites may differ, not their number.",
        why: "The reader of the translation lands on another page than the reader of the source.",
        example: "[profiles](a.md#profile) → [profielen](a.md#channels)"), kind: .link),
    InlineRule(
      rule: Rule(
        "image-differs", .warning, .translations, what: "An image that is missing, added or another one; a locale in its path may differ.",
        why: "The text speaks of a picture that isn't there.", example: "![A lamp](lamp.png) → (missing)"), kind: .image),
    InlineRule(
      rule: Rule(
        "ui-control-differs", .warning, .translations, what: "[!UICONTROL ...] stands more or less often than in the source.",
        why: "The name of a button that isn't marked isn't found on the screen, and isn't kept in step with it.",
        example: "Press [!UICONTROL Undo] → Appuyez sur Annuler"), kind: .control),
    InlineRule(
      rule: Rule(
        "do-not-localize-differs", .error, .translations, what: "A text of [!DNL ...] that is missing or changed.",
        why: "It is a name, which is the same in every language.", example: "[!DNL Campaign] → [!DNL Campagne]"), kind: .doNotLocalize),
    InlineRule(
      rule: Rule(
        "document-placeholder", .error, .translations,
        what: "A placeholder of the source that the translation lacks, or one that the source doesn't have.",
        why: "The page says less in one language, or shows braces.", example: "We stop: {scope} → Nous cesserons : {champ}"), kind: .placeholder),
    InlineRule(
      rule: Rule(
        "inline-code-differs", .warning, .translations, what: "Inline code of the source that is missing or changed.",
        why: "Code that was translated doesn't work.", example: "`ht-degree` → `degré-ht`"), kind: .code),
  ]
}

/// Finds the items of one kind in the blocks of two documents.
struct InlineFinder {
  let kind: InlineItem.Kind
  private let source: DocumentOutline
  private let translation: DocumentOutline
  private let sourceTarget: DocumentLinkTarget
  private let translationTarget: DocumentLinkTarget

  init(kind: InlineItem.Kind, pair: DocumentPair) {
    self.kind = kind
    source = pair.source.outline
    translation = pair.translation.outline
    sourceTarget = DocumentLinkTarget(
      locale: pair.source.passages.first?.locale ?? pair.locale, anchors: kind == .link ? Self.madeAnchors(pair) : [:])
    translationTarget = DocumentLinkTarget(locale: pair.locale, anchors: [:])
  }

  /// The items of two blocks; `nil` when neither has any.
  func stretch(_ pair: OutlineAlignment.Pair) -> InlinePair? {
    guard let text = source.blocks[pair.source].text, let other = translation.blocks[pair.translation].text else { return nil }
    let items = items(text, sourceTarget)
    let otherItems = self.items(other, translationTarget)
    if items.isEmpty, otherItems.isEmpty { return nil }
    return InlinePair(
      source: items, translation: otherItems, sourceLine: source.blocks[pair.source].line, line: translation.blocks[pair.translation].line,
      sourceText: text.text, translationText: other.text)
  }

  private func items(_ text: OutlineText, _ target: DocumentLinkTarget) -> [InlineItem] {
    switch kind {
    case .link:
      text.links.isEmpty
        ? [] : text.links.map { InlineItem(key: target.key($0), name: "the link to '\($0.destination)'", part: $0.destination, line: $0.line) }
    case .image:
      text.images.isEmpty
        ? [] : text.images.map { InlineItem(key: target.key($0), name: "the image '\($0.destination)'", part: $0.destination, line: $0.line) }
    case .control: parts(text, .control) { InlineItem(key: "", name: "[!UICONTROL \($0.text)]", part: "[!UICONTROL \($0.text)]", line: $0.line) }
    case .doNotLocalize: parts(text, .doNotLocalize) { InlineItem(key: $0.text, name: "[!DNL \($0.text)]", part: "[!DNL \($0.text)]", line: $0.line) }
    case .placeholder: parts(text, .placeholder) { InlineItem(key: $0.text, name: "{\($0.text)}", part: "{\($0.text)}", line: $0.line) }
    case .code: parts(text, .code) { InlineItem(key: $0.text, name: "the code `\($0.text)`", part: "`\($0.text)`", line: $0.line) }
    }
  }

  private func parts(_ text: OutlineText, _ kind: OutlinePart.Kind, _ item: (OutlinePart) -> InlineItem) -> [InlineItem] {
    text.parts.isEmpty ? [] : text.parts.filter { $0.kind == kind }.map(item)
  }

  /// The anchors that are made from the words of a heading: in the source, and what they are in the translation.
  private static func madeAnchors(_ pair: DocumentPair) -> [String: String] {
    var anchors: [String: String] = [:]
    for found in pair.alignment.pairs {
      guard case .heading(_, let anchor, false) = pair.source.outline.blocks[found.source].kind,
        case .heading(_, let other, _) = pair.translation.outline.blocks[found.translation].kind
      else { continue }
      anchors[anchor] = other
    }
    return anchors
  }
}

/// Something in a text that isn't translated.
struct InlineItem {
  /// What the item of the other locale must have, too.
  let key: String
  /// As messages name it.
  let name: String
  /// As it stands in the file.
  let part: String
  let line: Int

  enum Kind: Sendable {
    case link, image, control, doNotLocalize, placeholder, code

    /// Whether it must stand as often as in the source.
    var isCounted: Bool { self == .link || self == .image || self == .control }
  }
}

/// The items of two blocks that correspond.
struct InlinePair {
  let source: [InlineItem]
  let translation: [InlineItem]
  let sourceLine: Int
  let line: Int
  let sourceText: String
  let translationText: String
}
