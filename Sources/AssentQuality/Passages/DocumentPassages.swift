public import AssentDocuments
public import AssentModel

/// The texts of a document in the order in which they are read, each with the source's that corresponds.
public struct DocumentPassages: Sendable {
  /// The title, the description, then the text of the body; alternative texts of images follow the block that they stand in.
  public let passages: [Passage]
  public let outline: DocumentOutline
  /// How the blocks correspond to the source's; `nil` in the source locale itself.
  public let alignment: OutlineAlignment?
  let title: Passage?
  let description: Passage?
  /// For each block its text, when it has any.
  let texts: [Passage?]
  /// For each block the alternative texts of its images.
  private let alternatives: [[Passage?]]

  /// - Parameters:
  ///   - path: the path within the locale: `pages/opt-out.md`.
  ///   - original: the same document in the source locale; `nil` in the source locale itself.
  public init(_ outline: DocumentOutline, path: String, locale: LocaleTag, isSource: Bool, original: DocumentPassages? = nil) {
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
