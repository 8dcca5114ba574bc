import Foundation

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
  func commits(touching paths: [String]) throws(GitError) -> CommitHistory {
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

/// Reads the output of `git diff --unified=0`.
struct DifferenceReader {
  /// By path, relative to the site.
  private(set) var files: [String: ChangedFile] = [:]
  private var path: String?
  private var oldIsNothing = false
  /// How many lines of a hunk are still to come: what stands on them is text.
  private var remaining = 0

  mutating func read(_ difference: [UInt8]) {
    for bytes in difference.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard let first = bytes.first else { continue }
      if remaining > 0, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
        remaining -= 1
        continue
      }
      guard remaining == 0 else { continue }
      readHeader(String(decoding: bytes, as: UTF8.self))
    }
  }

  mutating func addWhole(_ path: String) { files[path] = .whole }

  private mutating func readHeader(_ line: String) {
    if line.hasPrefix("diff --git ") {
      path = nil
      oldIsNothing = false
    } else if line.hasPrefix("rename to ") {
      open(Self.unquoted(line.dropFirst("rename to ".count)))
    } else if line.hasPrefix("--- ") {
      oldIsNothing = line == "--- /dev/null"
    } else if line.hasPrefix("+++ ") {
      let name = Self.unquoted(line.dropFirst("+++ ".count))
      // A file that was deleted has no lines any more.
      if name != "/dev/null", name.hasPrefix("b/") { open(String(name.dropFirst(2))) }
    } else if line.hasPrefix("@@ -") {
      readHunk(line)
    }
  }

  private mutating func open(_ path: String) {
    self.path = path
    if oldIsNothing {
      files[path] = .whole
    } else if files[path] == nil {
      files[path] = .lines([])
    }
  }

  /// `@@ -12,3 +14,2 @@`: lines and their number, before and after; a number of 1 is left out.
  private mutating func readHunk(_ line: String) {
    let parts = line.split(separator: " ", maxSplits: 4)
    guard parts.count >= 4, let old = Self.range(parts[1].dropFirst()), let new = Self.range(parts[2].dropFirst()) else { return }
    remaining = old.count + new.count
    guard let path, case .lines(var lines) = files[path] else { return }
    // Where lines were only removed, those on both sides have changed their neighbour.
    let changed = new.count > 0 ? new.start...(new.start + new.count - 1) : max(1, new.start)...(new.start + 1)
    lines.append(changed)
    files[path] = .lines(lines)
  }

  private static func range(_ text: Substring) -> (start: Int, count: Int)? {
    let numbers = text.split(separator: ",")
    guard let first = numbers.first, let start = Int(first), start >= 0, start < Int.max / 4 else { return nil }
    guard numbers.count > 1 else { return (start, 1) }
    guard let count = Int(numbers[1]), count >= 0, count < Int.max / 4 else { return nil }
    return (start, count)
  }

  /// Names with quotation marks, backslashes or control characters are in quotation marks, with escapes as in C.
  private static func unquoted(_ name: Substring) -> String {
    // git ends a name with spaces in it with a tab.
    let name = name.last == "\t" ? name.dropLast() : name
    guard name.first == "\"", name.count > 1, name.last == "\"" else { return String(name) }
    var bytes: [UInt8] = []
    var rest = name.dropFirst().dropLast().utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      switch escaped {
      case UInt8(ascii: "n"): bytes.append(10)
      case UInt8(ascii: "t"): bytes.append(9)
      case UInt8(ascii: "r"): bytes.append(13)
      case UInt8(ascii: "a"): bytes.append(7)
      case UInt8(ascii: "b"): bytes.append(8)
      case UInt8(ascii: "v"): bytes.append(11)
      case UInt8(ascii: "f"): bytes.append(12)
      case 0x30...0x37:
        var value = escaped & 7
        while let digit = rest.first, (0x30...0x37).contains(digit), value < 32 {
          value = value << 3 | digit & 7
          rest = rest.dropFirst()
        }
        bytes.append(value)
      default: bytes.append(escaped)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
