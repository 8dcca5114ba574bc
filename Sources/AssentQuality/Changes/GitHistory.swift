internal import Foundation

/// The history of a site in its git repository; the site may be a folder somewhere inside.
public struct GitHistory: Sendable {
  private let program: GitProgram
  private let folder: String

  /// - Parameter folder: the folder of the site.
  public init(site folder: String) {
    self.init(site: folder, executable: "git")
  }

  init(site folder: String, executable: String, environment: [String: String] = [:]) {
    self.folder = folder
    program = GitProgram(folder: folder, executable: executable, environment: environment)
  }

  /// The lines of the site that differ from what a revision had, in the working tree as it is, files included that git doesn't know yet.
  ///
  /// It is the revision from which the present branch was taken that counts: what a branch `main` has got since then isn't a change of ours.
  ///
  /// - Throws: `GitError` when there is no git, no repository or no such revision.
  public func changedLines(since revision: String) throws(GitError) -> ChangedLines {
    let commit = try commit(of: revision)
    let base = try program.run(["merge-base", commit, "HEAD"])
    let start = base.status == 0 ? Self.lines(base.output).first ?? commit : commit
    let difference = try succeed([
      "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--unified=0", "--inter-hunk-context=0", "--relative", "--find-renames",
      "--src-prefix=a/", "--dst-prefix=b/", "--submodule=short", start, "--", ".",
    ])
    let untracked = try succeed(["ls-files", "--others", "--exclude-standard", "-z", "--", "."])
    var reader = DifferenceReader()
    reader.read(difference)
    for path in untracked.split(separator: 0) { reader.addWhole(String(decoding: path, as: UTF8.self)) }
    return ChangedLines(reader.files) { path in
      FileManager.default.contents(atPath: "\(folder)/\(path)").map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The commits of the present branch, with those that touched files below some paths of the site.
  ///
  /// Two runs of git, however many files there are.
  ///
  /// - Parameter paths: files or folders, relative to the site: `Locales/en`.
  /// - Throws: `GitError` when there is no git or no repository.
  public func commits(touching paths: [String]) throws(GitError) -> CommitHistory {
    let shallow = try isShallow()
    guard try program.run(["rev-parse", "--verify", "--quiet", "HEAD"]).status == 0 else { return CommitHistory(isShallow: shallow) }
    let graph = try succeed(["rev-list", "--topo-order", "--parents", "HEAD", "--"])
    let changes = try succeed(
      ["log", "--topo-order", "--no-color", "--no-renames", "--relative", "-c", "--name-only", "-z", "--format=%x01%H", "HEAD", "--"] + paths)
    return CommitHistory(graph: graph, changes: changes, isShallow: shallow)
  }

  private func isShallow() throws(GitError) -> Bool {
    let result = try program.run(["rev-parse", "--is-shallow-repository"])
    guard result.status == 0 else { throw failure(result) }
    return Self.lines(result.output).first == "true"
  }

  /// The commit that a revision names. It is what a user typed, so it must not be taken for an option.
  private func commit(of revision: String) throws(GitError) -> String {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(where: { $0 < 0x20 }) else {
      throw GitError(.invalidRevision, revision)
    }
    // An unknown revision and a missing repository look alike below.
    _ = try isShallow()
    let result = try program.run(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"])
    guard result.status == 0, let commit = Self.lines(result.output).last, commit.count >= 40, commit.allSatisfy(\.isHexDigit) else {
      throw GitError(.unknownRevision, revision)
    }
    return commit
  }

  private func succeed(_ arguments: [String]) throws(GitError) -> [UInt8] {
    let result = try program.run(arguments)
    guard result.status == 0 else { throw failure(result) }
    return result.output
  }

  private func failure(_ result: GitProgram.Result) -> GitError {
    let detail = result.errors.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return GitError(detail.contains("not a git repository") ? .noRepository : .failed, folder, detail: detail)
  }

  private static func lines(_ output: [UInt8]) -> [String] {
    String(decoding: output, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
