import AssentDocuments
import AssentModel

/// Makes the passages of one document.
struct PassageMaker {
  let file: String
  let path: String
  let locale: LocaleTag
  let isSource: Bool

  /// A text of the front matter or the body; `nil` when it has none but parts.
  func passage(_ text: String, _ role: Passage.Role, at location: SourceLocation, original: Passage?) -> Passage? {
    guard text.unicodeScalars.contains(where: { $0 != Passage.protected && !$0.properties.isWhitespace }) else { return nil }
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
