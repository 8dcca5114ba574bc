import AssentDocuments
import AssentModel
import AssentSite

/// Whether source documents have changed since the commits that their translations name.
struct DocumentHistory: Sendable {
  private let commits: CommitHistory?
  /// Why nothing is known, when a translation asks.
  let findings: [CheckFinding]

  static let rule = QualityRule(
    "source-history", .note, .translations, what: "A document names the commit of its source, and git can't tell what changed since.",
    why: "Whether it is stale isn't known.", example: "a checkout of one commit alone")

  /// Asks git once, and only when a document of the site names a commit.
  init(_ site: SiteInspection, folder: String, locales: [LocaleTag]) throws(FileFailure) {
    let commit = ByteSearch("\nsource-git-commit:")
    var asking: String?
    search: for locale in locales {
      for path in site.documents(of: locale) {
        let file = "Locales/\(locale)/\(path)"
        guard commit.first(in: try site.bytes(of: file)) != nil else { continue }
        asking = file
        break search
      }
    }
    guard let asking else {
      commits = nil
      findings = []
      return
    }
    let source = site.configuration.sourceLocale
    do throws(GitError) {
      let found = try GitHistory(site: folder).commits(touching: site.documents(of: source).map { "Locales/\(source)/\($0)" })
      commits = found
      findings = found.isShallow ? [Self.finding(asking, "The repository has only its last commits", hint: "Fetch all of them: fetch-depth: 0")] : []
    } catch {
      commits = nil
      findings = [Self.finding(asking, "Git can't tell whether sources changed: \(error)", hint: nil)]
    }
  }

  private static func finding(_ file: String, _ message: String, hint: String?) -> CheckFinding {
    CheckFinding(Finding(rule.id, rule.severity, at: SourceLocation(file), message, hint: hint))
  }

  /// `nil` when that isn't known.
  func hasChanged(_ document: String, after commit: String?) -> Bool? {
    guard let commit, let commits else { return nil }
    return commits.hasChanged(document, after: commit)
  }
}
