import AssentModel
import Foundation
import Testing

@testable import AssentQuality

@Suite("The commits of a site")
struct CommitHistoryTests {
  @Test("A document is newer than a commit when a later one touched it")
  func laterCommits() throws {
    let repository = try Repository()
    try repository.write("site/Locales/en/a.md", "1\n")
    try repository.write("site/Locales/en/b é.md", "1\n")
    let first = try repository.commit()
    try repository.write("README.md", "1\n")
    let second = try repository.commit()
    try repository.write("site/Locales/en/a.md", "2\n")
    let third = try repository.commit()
    let history = try GitHistory(site: repository.path + "/site").commits(touching: ["Locales/en"])
    #expect(history.lastCommit(of: "Locales/en/a.md") == third)
    #expect(history.lastCommit(of: "Locales/en/b é.md") == first)
    #expect(history.lastCommit(of: "README.md") == nil)
    #expect(history.hasChanged("Locales/en/a.md", after: first) == true)
    #expect(history.hasChanged("Locales/en/a.md", after: second) == true, "a commit that touched no document counts, too")
    #expect(history.hasChanged("Locales/en/a.md", after: third) == false)
    #expect(history.hasChanged("Locales/en/b é.md", after: first) == false)
    #expect(history.hasChanged("Locales/en/none.md", after: first) == false)
    #expect(history.hasChanged("Locales/en/a.md", after: String(second.prefix(8))) == true)
    #expect(history.hasChanged("Locales/en/a.md", after: "ee7539914aba9df9e7d46144e437c477a7e52168") == nil)
    #expect(history.hasChanged("Locales/en/a.md", after: "") == nil)
    #expect(history.contains(first) && !history.contains("1234567"))
    #expect(history.isAncestor(first, of: third) == true)
    #expect(history.isAncestor(third, of: first) == false)
    #expect(history.isAncestor(third, of: third) == true)
    #expect(history.isAncestor("x", of: third) == nil)
    #expect(!history.isShallow)
  }

  @Test("What came in from a branch beside a commit is newer than it")
  func branches() throws {
    let repository = try Repository()
    try repository.write("en/a.md", "1\n")
    let base = try repository.commit()
    try repository.git("checkout", "--quiet", "-b", "side")
    try repository.write("en/a.md", "2\n")
    let side = try repository.commit()
    try repository.git("checkout", "--quiet", "main")
    try repository.write("en/b.md", "1\n")
    let main = try repository.commit()
    try repository.git("merge", "--quiet", "--no-edit", "side")
    let merge = try repository.git("rev-parse", "HEAD")
    let history = try GitHistory(site: repository.path).commits(touching: ["en"])
    #expect(history.hasChanged("en/a.md", after: base) == true)
    #expect(history.hasChanged("en/a.md", after: main) == true, "the translation made from it didn't have the side's text")
    #expect(history.hasChanged("en/a.md", after: side) == false)
    #expect(history.hasChanged("en/a.md", after: merge) == false)
    #expect(history.hasChanged("en/b.md", after: side) == true)
    #expect(history.isAncestor(main, of: side) == false)
  }

  @Test("A clone with the last commit only says so, and knows no other")
  func shallow() throws {
    let repository = try Repository()
    try repository.write("en/a.md", "1\n")
    let first = try repository.commit()
    try repository.write("en/a.md", "2\n")
    try repository.commit()
    let clone = try Repository()
    try clone.git("clone", "--quiet", "--depth", "1", "file://\(repository.path)", "clone")
    let history = try GitHistory(site: clone.path + "/clone").commits(touching: ["en"])
    #expect(history.isShallow)
    #expect(history.hasChanged("en/a.md", after: first) == nil)
    #expect(history.lastCommit(of: "en/a.md") != nil)
  }

  @Test("A repository without a commit has no history")
  func empty() throws {
    let repository = try Repository()
    let history = try GitHistory(site: repository.path).commits(touching: ["en"])
    #expect(history.lastCommit(of: "en/a.md") == nil)
    #expect(!history.contains("1234567"))
  }

  @Test("Many threads may read histories at once")
  func threads() async throws {
    let repository = try Repository()
    try repository.write("en/a.md", "1\n")
    let commit = try repository.commit()
    let path = repository.path
    try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<16 { group.addTask { try GitHistory(site: path).commits(touching: ["en"]).lastCommit(of: "en/a.md") } }
      for try await last in group { #expect(last == commit) }
    }
    withExtendedLifetime(repository) {}
  }
}
