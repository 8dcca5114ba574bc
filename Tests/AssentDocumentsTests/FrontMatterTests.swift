import AssentModel
import Testing

@testable import AssentDocuments

@Suite struct FrontMatterTests {
  private func parse(_ text: String) -> (document: Document?, problems: [String]) {
    let parsed = Document.parse(text, file: "a.md")
    return (parsed.document, parsed.findings.map { "\($0.rule):\($0.location?.line ?? 0)" })
  }

  @Test(
    "Values mean what they mean in YAML",
    arguments: [
      ("title: Plain text", "Plain text"), ("title:   spaced   ", "spaced"), ("title: 'it''s'", "it's"), ("title: \"a\\tb\"", "a\tb"),
      ("title: 'a: b'", "a: b"), ("title: a:b", "a:b"), ("title: a # comment", "a"), ("title: a#b", "a#b"),
      ("title: >-\n  two\n  lines", "two lines"),
      ("title: 2026", "2026"), ("title: one\n  two", "one two"), ("title: [a, b]", "a, b"), ("title: À l’été", "À l’été"), ("\"title\": x", "x"),
      ("title: true", "true"), ("title: {brand} x", ""), ("title: \"{brand} x\"", "{brand} x"),
    ])
  func values(line: String, title: String) throws {
    let document = try #require(parse("---\n\(line)\ndescription: d\n---\n").document)
    #expect(document.frontMatter.title == title)
    if !title.isEmpty { #expect(document.frontMatter["title"]?.line == 2) }
  }

  @Test("Blank lines, comments and trailing space around the fences are allowed")
  func loose() throws {
    let parsed = parse("---  \n# comment\n\ntitle: a\n\ndescription: b\n...\t\n\ntext\n")
    #expect(parsed.problems == [])
    #expect(parsed.document?.frontMatter.fields.map(\.line) == [4, 6])
    #expect(parsed.document?.frontMatter.descriptionLocation == SourceLocation("a.md", line: 6))
  }

  @Test(
    "What is missing or wrong is reported with its line",
    arguments: [
      ("Text\n", ["missing-front-matter:1"]), ("", ["missing-front-matter:1"]), ("---\ntitle: a\n", ["unterminated-front-matter:1"]),
      ("---\n---\n", ["missing-title:1", "missing-description:1"]), ("---\ntitle: a\n---\n", ["missing-description:1"]),
      ("---\ntitle: a\ndescription:\n---\n", ["missing-description:3"]), ("---\ntitle: a\ndescription: b: c\n---\n", ["yaml-syntax:3"]),
      ("---\ntitle: a\ndescription: b\ntitle: c\n---\n", ["duplicate-key:4"]),
      ("---\ntitle: a\ndescription: b\nht-degree: lots\n---\n", ["front-matter-value:4"]),
      ("---\ntitle: a\ndescription: b\nht-degree: 101%\nsource-wordcount: 'x'\n---\n", ["front-matter-value:5", "front-matter-value:4"]),
      ("---\n- a\n---\n", ["wrong-type:2"]), ("---\ntitle: ~\ndescription: b\n---\n", ["missing-title:2"]),
      ("---\ntitle: a\ndescription: b\nx: {y: z}\n---\n", ["wrong-type:4"]),
    ])
  func problems(text: String, problems: [String]) {
    #expect(parse(text).problems == problems)
  }

  @Test("The body begins behind the front matter and keeps its lines")
  func bodyLines() throws {
    let parsed = parse("---\ntitle: a\ndescription: b\n---\n\n# H\n")
    #expect(parsed.document?.headings.map(\.line) == [6])
    #expect(parse("# H\n").document?.headings.map(\.line) == [1])
  }

  @Test(
    "Fields that have no effect are findings at their lines, and what large sets of documents describe is not",
    arguments: [
      ("publishDate: 2099-01-01", ["front-matter-field"]), ("lang: nl", ["front-matter-field"]), ("descripton: x", ["front-matter-field"]),
      ("draft: perhaps", ["front-matter-field"]), ("hide: yes", ["front-matter-field"]), ("draft: false", []), ("draft: true", []),
      ("exl-id: 1", []), ("topic-tags: a", []), ("level: Beginner", []),
    ])
  func unknownFields(line: String, rules: [String]) {
    let parsed = Document.parse("---\ntitle: T\ndescription: D\n\(line)\n---\n", file: "a.md")
    #expect(parsed.findings.map(\.rule) == rules)
    #expect(parsed.findings.allSatisfy { $0.location == SourceLocation("a.md", line: 4) })
  }

  @Test(
    "A title without quotation marks that YAML would cut short is a finding",
    arguments: ["Aller #1", "!Attention offre", "&Nous vous", "Offres # 3 par mois", "*Nouveau* offre", "@vous", "%"])
  func swallowedTitle(title: String) {
    let parsed = Document.parse("---\ntitle: \(title)\ndescription: D\n---\n", file: "a.md")
    #expect(parsed.findings.contains { $0.severity == .error && $0.location == SourceLocation("a.md", line: 2) })
  }
}
