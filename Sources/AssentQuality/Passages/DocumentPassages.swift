import AssentDocuments
import AssentModel

/// The texts of a document in the order in which they are read, each with the source's that corresponds.
struct DocumentPassages: Sendable {
  /// The title, the description, then the text of the body; alternative texts of images follow the block that they stand in.
  let passages: [Passage]
  let outline: DocumentOutline
  /// How the blocks correspond to the source's; `nil` in the source locale itself.
  let alignment: OutlineAlignment?
  let title: Passage?
  let description: Passage?
  /// For each block its text, when it has any.
  let texts: [Passage?]
  /// For each block the alternative texts of its images.
  private let alternatives: [[Passage?]]

  /// - Parameters:
  ///   - path: the path within the locale: `pages/opt-out.md`.
  ///   - original: the same document in the source locale; `nil` in the source locale itself.
  init(_ outline: DocumentOutline, path: String, locale: LocaleTag, isSource: Bool, original: DocumentPassages? = nil) {
    let maker = PassageMaker(file: outline.file, path: path, locale: locale, isSource: isSource)
    let head = outline.frontMatter
    title = maker.passage(head.title, .title, at: head.titleLocation, original: original?.title)
    description = maker.passage(head.description, .description, at: head.descriptionLocation, original: original?.description)
    self.outline = outline
    alignment = original.map { OutlineAlignment(source: $0.outline.blocks, translation: outline.blocks) }
    let sources = alignment?.sureSources(count: outline.blocks.count)
    var texts: [Passage?] = []
    var alternatives: [[Passage?]] = []
    var passages = [title, description].compactMap(\.self)
    for (index, block) in outline.blocks.enumerated() {
      let source = sources?[index]
      let text = maker.passage(block, original: source.flatMap { original?.texts[$0] })
      let others = maker.alternatives(block, originals: source.flatMap { original?.alternatives[$0] } ?? [])
      texts.append(text)
      alternatives.append(others)
      if let text { passages.append(text) }
      passages += others.compactMap(\.self)
    }
    self.texts = texts
    self.alternatives = alternatives
    self.passages = passages
  }
}

/// Makes the passages of one document.
struct PassageMaker {
  let file: String
  let path: String
  let locale: LocaleTag
  let isSource: Bool

  /// A text of the front matter or the body; `nil` when it has none but parts.
  func passage(_ text: String, _ role: Passage.Role, at location: SourceLocation, original: Passage?) -> Passage? {
    guard text.unicodeScalars.contains(where: { $0 != Passage.objectSign && !$0.properties.isWhitespace }) else { return nil }
    return Passage(text, locale: locale, isSource: isSource, subject: .document(path), role: role, at: location, original: original)
  }

  /// The text of a block.
  func passage(_ block: OutlineBlock, original: Passage?) -> Passage? {
    guard let text = block.text?.text, let role = Passage.Role(block.kind) else { return nil }
    return passage(text, role, at: SourceLocation(file, line: block.line), original: original)
  }

  /// The alternative texts of the images of a block.
  func alternatives(_ block: OutlineBlock, originals: [Passage?]) -> [Passage?] {
    let images = block.text?.images ?? []
    return images.enumerated().map { index, image in
      let original = originals.count == images.count ? originals[index] : nil
      return passage(image.text, .alternative, at: SourceLocation(file, line: image.line), original: original)
    }
  }
}
