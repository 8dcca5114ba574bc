import AssentDocuments
import AssentLocalization
import AssentModel

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
