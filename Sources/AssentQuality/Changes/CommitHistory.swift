import AssentDocuments
import AssentModel
import AssentSite

/// The commits of a branch, and which of them touched which file.
struct CommitHistory: Sendable {
  /// Whether the repository has the last commits only: an unknown commit may be an old one.
  let isShallow: Bool
  /// The newest first; a commit comes before its parents.
  private var names: [String] = []
  private var positions: [String: Int] = [:]
  private var parents: [[Int]] = []
  /// The positions of the commits that touched a path, the newest first.
  private var touching: [String: [Int]] = [:]

  /// A history without a commit.
  init(isShallow: Bool) { self.isShallow = isShallow }

  /// - Parameters:
  ///   - graph: lines of a commit and its parents.
  ///   - changes: U+0001 and a commit, then the paths that it touched, each after a zero byte or a line's end.
  init(graph: [UInt8], changes: [UInt8], isShallow: Bool) {
    self.isShallow = isShallow
    var parentNames: [[String]] = []
    for line in graph.split(separator: UInt8(ascii: "\n")) {
      let commits = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      guard let name = commits.first else { continue }
      positions[name] = names.count
      names.append(name)
      parentNames.append(Array(commits.dropFirst()))
    }
    parents = parentNames.map { $0.compactMap { positions[$0] } }
    readChanges(changes)
  }

  private mutating func readChanges(_ changes: [UInt8]) {
    var position: Int?
    for field in changes.split(separator: 0) {
      // The first path of a commit comes after an empty line.
      let text = field.drop { $0 == UInt8(ascii: "\n") }
      guard let first = text.first else { continue }
      if first == 1 {
        position = positions[String(decoding: text.dropFirst().prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)]
      } else if let position {
        touching[String(decoding: text, as: UTF8.self), default: []].append(position)
      }
    }
  }

  /// The last commit that touched a file; `nil` when none of the history did.
  ///
  /// - Parameter path: relative to the site, below one of the paths that the history was asked for.
  func lastCommit(of path: String) -> String? { touching[path]?.first.map { names[$0] } }

  /// Whether the history has a commit.
  ///
  /// - Parameter commit: its name, or the first seven digits of it or more.
  func contains(_ commit: String) -> Bool { position(of: commit) != nil }

  /// Whether one commit is another's ancestor, or the same; `nil` when one isn't known.
  func isAncestor(_ commit: String, of descendant: String) -> Bool? {
    guard let commit = position(of: commit), let descendant = position(of: descendant) else { return nil }
    return ancestors(of: descendant, through: commit)[commit]
  }

  /// Whether a file was touched by a commit that another commit doesn't include; `nil` when that one isn't known.
  func hasChanged(_ path: String, after commit: String) -> Bool? {
    guard let commit = position(of: commit) else { return nil }
    guard let touching = touching[path], let oldest = touching.last else { return false }
    // Every ancestor comes behind.
    if touching.contains(where: { $0 < commit }) { return true }
    let included = ancestors(of: commit, through: oldest)
    return touching.contains { !included[$0] }
  }

  /// For each commit whether it is the given one or an ancestor of it; those behind the last position aren't looked at.
  private func ancestors(of commit: Int, through last: Int) -> [Bool] {
    var included = [Bool](repeating: false, count: names.count)
    included[commit] = true
    var index = commit
    while index <= last {
      if included[index] {
        for parent in parents[index] { included[parent] = true }
      }
      index += 1
    }
    return included
  }

  private func position(of commit: String) -> Int? {
    if let position = positions[commit] { return position }
    guard (7..<40).contains(commit.utf8.count) else { return nil }
    let candidates = names.indices.filter { names[$0].hasPrefix(commit.lowercased()) }
    return candidates.count == 1 ? candidates.first : nil
  }
}

/// The rules about the history of documents.
enum HistoryRule: ReportedRule {
  case sourceHistory

  var rule: Rule {
    Rule(
      "source-history", .note, .translations, what: "A document names the commit of its source, and git can't tell what changed since.",
      why: "Whether it is stale isn't known.", example: "a checkout of one commit alone")
  }
}

/// Whether source documents have changed since the commits that their translations name.
struct DocumentHistory: Sendable {
  private let commits: CommitHistory?
  /// Why nothing is known, when a translation asks.
  let findings: [CheckFinding]

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
    CheckFinding(Finding(HistoryRule.sourceHistory, at: SourceLocation(file), message, hint: hint))
  }

  /// `nil` when that isn't known.
  func hasChanged(_ document: String, after commit: String?) -> Bool? {
    guard let commit, let commits else { return nil }
    return commits.hasChanged(document, after: commit)
  }
}
