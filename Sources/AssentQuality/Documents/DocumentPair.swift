public import AssentDocuments
public import AssentLocalization
import AssentModel

/// A document and its translation.
struct DocumentPair: CheckedSubject {
  /// The path within the locale: `pages/opt-out.md`.
  let path: String
  /// What the document is for; `nil` when no page shows it.
  let kind: PageKind?
  let locale: LocaleTag
  let source: DocumentPassages
  let translation: DocumentPassages
  /// Whether the source document was changed after the commit that `source-git-commit` names; `nil` when that isn't known.
  let sourceChanged: Bool?
  /// How the blocks correspond.
  let alignment: OutlineAlignment
  /// Where the blocks differ.
  let differences: [StructureDifference]

  /// - Parameter translation: made with the source's passages as originals.
  init(
    path: String, kind: PageKind?, locale: LocaleTag, source: DocumentPassages, translation: DocumentPassages, sourceChanged: Bool? = nil
  ) {
    self.path = path
    self.kind = kind
    self.locale = locale
    self.source = source
    self.translation = translation
    self.sourceChanged = sourceChanged
    alignment = translation.alignment ?? OutlineAlignment(source: source.outline.blocks, translation: translation.outline.blocks)
    var comparer = StructureComparer(source: source.outline, translation: translation.outline, alignment: alignment)
    comparer.compare()
    differences = comparer.differences
  }

  var isSource: Bool { false }

  /// The place of a line of the translation.
  func place(_ line: Int, source: String? = nil, translation: String? = nil) -> CheckPlace {
    CheckPlace(
      SourceLocation(self.translation.outline.file, line: line), locale: locale, subject: .document(path), source: source, translation: translation)
  }

  /// Whether the translation is in another language, not another form of the same.
  var isOtherLanguage: Bool {
    guard let first = source.passages.first else { return true }
    return first.locale.language != locale.language
  }

  /// A line of the source as messages name it.
  func sourcePlace(_ line: Int) -> String { "\(source.outline.file):\(line)" }
}

extension DocumentPair {
  /// Whether the source has changed since it was translated, as far as that is known.
  var isStale: Bool {
    let frontMatter = translation.outline.frontMatter
    if let field = frontMatter["source-fingerprint"], !field.value.isEmpty {
      return Fingerprint(field.value) != Fingerprint(ofDocument: source.outline)
    }
    return sourceChanged == true && frontMatter["source-git-commit"] != nil
  }
}

extension Fingerprint {
  /// The fingerprint of a document, for the `source-fingerprint` of its translations: of title, description and body, a line feed between them.
  ///
  /// Space at the end of the body doesn't count, nor do the other fields.
  public init(ofDocument outline: DocumentOutline) {
    var body = outline.body.utf8[...]
    while let last = body.last, last <= 0x20 { body.removeLast() }
    self.init(of: "\(outline.frontMatter.title)\n\(outline.frontMatter.description)\n\(Substring(body))")
  }
}
