public import AssentLocalization
public import AssentModel

/// Records in translated documents which source document they were made from: `source-fingerprint` in the front matter.
public struct DocumentSync: Sendable {
  private let project: TranslationProject
  /// The fingerprint of a document, from the bytes of its file.
  private let documentFingerprint: @Sendable ([UInt8]) -> Fingerprint

  public static let field = "source-fingerprint"

  public init(project: TranslationProject, documentFingerprint: @escaping @Sendable ([UInt8]) -> Fingerprint) {
    self.project = project
    self.documentFingerprint = documentFingerprint
  }

  /// What was done for a locale, by path relative to the site.
  public struct Outcome: Hashable, Sendable {
    public var updated: [String] = []
    /// The source has changed since, and nobody said that the translation still holds.
    public var stale: [String] = []
    public var problems: [Finding] = []
  }

  /// Gives documents without a fingerprint today's, and those that were reviewed.
  ///
  /// - Parameters:
  ///   - isReviewed: whether somebody has held the document at this path (relative to the locale's folder) against today's source.
  ///   - writes: false only says what would be done.
  public func run(_ locale: LocaleTag, writes: Bool = true, isReviewed: (String) -> Bool) throws(TranslationFailure) -> Outcome {
    var outcome = Outcome()
    let sources = Set(try DocumentList(project: project).paths(of: project.source))
    for path in try DocumentList(project: project).paths(of: locale) where sources.contains(path) {
      let name = "Locales/\(locale)/\(path)"
      let original = "Locales/\(project.source)/\(path)"
      let today = documentFingerprint(try TextFile.bytes(project.site + "/" + original, as: original)).description
      let text = try TextFile.read(project.site + "/" + name, as: name)
      let recorded = FrontMatterField.value(Self.field, in: text)
      guard recorded != today else { continue }
      guard recorded == nil || isReviewed(path) else {
        outcome.stale.append(name)
        continue
      }
      guard let edited = FrontMatterField.setting(Self.field, to: today, in: text) else {
        outcome.problems.append(
          Finding(
            "front-matter-missing", .warning, at: SourceLocation(name, line: 1), "The document has no front matter to record its source in",
            hint: "Begin it with --- and its title"))
        continue
      }
      if writes { try TextFile.replace(project.site + "/" + name, with: edited, as: name) }
      outcome.updated.append(name)
    }
    return outcome
  }
}
