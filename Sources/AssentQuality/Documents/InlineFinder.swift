import AssentDocuments

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
  func stretch(_ pair: OutlineAlignment.Pair) -> InlineStretch? {
    guard let text = source.blocks[pair.source].text, let other = translation.blocks[pair.translation].text else { return nil }
    let items = items(text, sourceTarget)
    let otherItems = self.items(other, translationTarget)
    if items.isEmpty, otherItems.isEmpty { return nil }
    return InlineStretch(
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
