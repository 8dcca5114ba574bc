import AssentModel
import Foundation
import Testing

@testable import AssentQuality

@Suite("Changed lines")
struct ChangedLinesTests {
  private static let document = "---\ntitle: A\ndescription: B\n---\n\n# A\n\nOne\ntwo\nthree.\n\nFour.\n\nFive.\n"

  private func lines(_ changes: ChangedLines, _ file: String) -> [Int] { (1...20).filter { changes.contains(SourceLocation(file, line: $0)) } }

  @Test("A change counts for its paragraph, whether it is committed or not")
  func paragraphs() throws {
    let repository = try Repository()
    try repository.write("Locales/en/pages/a.md", Self.document)
    try repository.commit()
    try repository.write("Locales/en/pages/a.md", Self.document.replacingOccurrences(of: "three", with: "3"))
    let history = GitHistory(site: repository.path)
    #expect(lines(try history.changedLines(since: "HEAD"), "Locales/en/pages/a.md") == [8, 9, 10])
    try repository.commit()
    #expect(lines(try history.changedLines(since: "HEAD"), "Locales/en/pages/a.md") == [])
    #expect(lines(try history.changedLines(since: "HEAD~1"), "Locales/en/pages/a.md") == [8, 9, 10])
    try repository.write("Locales/en/pages/a.md", Self.document.replacingOccurrences(of: "title: A", with: "title: C"))
    #expect(lines(try history.changedLines(since: "main"), "Locales/en/pages/a.md") == [1, 2, 3, 4, 8, 9, 10])
  }

  @Test("A change counts for its string")
  func strings() throws {
    let repository = try Repository()
    let table = "strings:\n  a.b:\n    text: A\n    source: 1\n\n  # Of c.\n  c.d:\n    text: |\n      C\n      D\n  e.f:\n    text: E\n"
    try repository.write("Locales/nl/strings.yml", table)
    try repository.commit()
    try repository.write("Locales/nl/strings.yml", table.replacingOccurrences(of: "      D", with: "      X"))
    #expect(lines(try GitHistory(site: repository.path).changedLines(since: "HEAD"), "Locales/nl/strings.yml") == [7, 8, 9, 10])
  }

  @Test("Files that git doesn't know yet are changed throughout, those it ignores aren't")
  func untracked() throws {
    let repository = try Repository()
    try repository.write(".gitignore", "public\n")
    try repository.commit()
    try repository.write("Locales/en/new.md", "New\n")
    try repository.write("public/index.html", "Old\n")
    let changes = try GitHistory(site: repository.path).changedLines(since: "HEAD")
    #expect(changes.paths == ["Locales/en/new.md"])
    #expect(changes.contains(SourceLocation("Locales/en/new.md", line: 77)))
    #expect(!changes.contains(SourceLocation("public/index.html")))
  }

  @Test("Paths are those of the site, wherever in the repository it is; what is outside doesn't count")
  func subfolder() throws {
    let repository = try Repository()
    try repository.write("web/site/words.txt", "a\nb\nc\n")
    try repository.write("other.txt", "a\n")
    try repository.commit()
    try repository.write("web/site/words.txt", "a\nB\nc\n")
    try repository.write("web/site/new.txt", "a\n")
    try repository.write("other.txt", "b\n")
    try repository.write("outside.txt", "b\n")
    let changes = try GitHistory(site: repository.path + "/web/site").changedLines(since: "main")
    #expect(changes.paths == ["new.txt", "words.txt"])
    #expect(lines(changes, "words.txt") == [2])
  }

  @Test("Of a file with a new name, the lines that are new count")
  func renames() throws {
    let repository = try Repository()
    let text = (1...20).map { "line \($0)\n" }.joined()
    try repository.write("old.txt", text)
    try repository.write("same.txt", "other\n" + text.uppercased())
    try repository.commit()
    try repository.git("mv", "old.txt", "new name.txt")
    try repository.git("mv", "same.txt", "moved.txt")
    try repository.write("new name.txt", text.replacingOccurrences(of: "line 7\n", with: "line seven\n"))
    let changes = try GitHistory(site: repository.path).changedLines(since: "HEAD")
    #expect(lines(changes, "new name.txt") == [7])
    #expect(lines(changes, "moved.txt") == [])
    #expect(changes.contains(SourceLocation("moved.txt")), "the file as a whole has changed")
    #expect(!changes.contains(SourceLocation("old.txt")))
  }

  @Test("Odd names and text that looks like a difference are read right; the user's own git settings don't matter")
  func odd() throws {
    let repository = try Repository()
    let name = "a \"b\"\t\u{E9}\\.txt"
    try repository.write(name, "one\ntwo\nthree\n")
    try repository.write("plain.txt", "1\n2\n3\n4\n5\n6\n7\n8")
    try repository.commit()
    try repository.git("config", "diff.noprefix", "true")
    try repository.git("config", "diff.interHunkContext", "9")
    try repository.git("config", "color.ui", "always")
    try repository.git("config", "core.quotePath", "true")
    try repository.write(name, "one\n++ b/plain.txt\n@@ -1,3 +1,3 @@\nthree\n")
    try repository.write("plain.txt", "1\nX\n3\n4\n5\n6\n7\n8\n")
    let changes = try GitHistory(site: repository.path).changedLines(since: "HEAD")
    #expect(changes.paths == [name, "plain.txt"])
    #expect(lines(changes, name) == [2, 3])
    #expect(lines(changes, "plain.txt") == [2, 8])
  }

  @Test("What a branch has got since ours was taken from it is no change of ours")
  func branches() throws {
    let repository = try Repository()
    try repository.write("a.txt", "a\n")
    try repository.commit()
    try repository.git("checkout", "--quiet", "-b", "ours")
    try repository.write("ours.txt", "a\n")
    try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write("a.txt", "b\n")
    try repository.commit()
    try repository.git("checkout", "--quiet", "ours")
    #expect(try GitHistory(site: repository.path).changedLines(since: "main").paths == ["ours.txt"])
  }

  @Test("A file that is gone has no lines; lines that are gone count for their neighbours")
  func deletions() throws {
    let repository = try Repository()
    try repository.write("gone.txt", "a\n")
    try repository.write("less.txt", "1\n2\n3\n4\n")
    try repository.commit()
    try FileManager.default.removeItem(atPath: repository.path + "/gone.txt")
    try repository.write("less.txt", "1\n2\n4\n")
    let changes = try GitHistory(site: repository.path).changedLines(since: "HEAD")
    #expect(changes.paths == ["less.txt"])
    #expect(lines(changes, "less.txt") == [2, 3])
  }

  @Test(
    "A revision that can't be one is refused before git sees it", arguments: ["", "-", "--output=/tmp/x", "-p", "a\nb"])
  func invalidRevisions(_ revision: String) throws {
    let repository = try Repository()
    try repository.commit()
    let error = #expect(throws: GitError.self) { try GitHistory(site: repository.path).changedLines(since: revision) }
    #expect(error?.code == .invalidRevision)
  }

  @Test("A revision that isn't there, a folder without a repository and a machine without git are told apart")
  func errors() throws {
    let repository = try Repository()
    try repository.commit()
    for revision in ["nothing", "HEAD~9", "HEAD:a.txt", "a b", "@{u}", "HEAD..HEAD", "^HEAD"] {
      let error = #expect(throws: GitError.self) { try GitHistory(site: repository.path).changedLines(since: revision) }
      #expect(error?.code == .unknownRevision, "\(revision)")
      #expect(error?.description.contains(revision) == true)
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("assent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let outside = GitHistory(site: folder.path, executable: "git", environment: ["GIT_CEILING_DIRECTORIES": folder.deletingLastPathComponent().path])
    #expect(throws: GitError.self) { try outside.changedLines(since: "HEAD") }
    let error = #expect(throws: GitError.self) { try outside.commits(touching: ["Locales"]) }
    #expect(error?.code == .noRepository)
    let none = #expect(throws: GitError.self) { try GitHistory(site: repository.path, executable: "no-such-git").changedLines(since: "HEAD") }
    #expect(none?.code == .notInstalled)
    let missing = #expect(throws: GitError.self) { try GitHistory(site: repository.path + "/missing").changedLines(since: "HEAD") }
    #expect(missing?.code == .failed)
  }
}
