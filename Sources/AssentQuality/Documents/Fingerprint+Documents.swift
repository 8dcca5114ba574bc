public import AssentDocuments
public import AssentLocalization

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
