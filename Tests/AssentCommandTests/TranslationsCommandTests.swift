import Foundation
import Testing

@Suite("assent translations")
struct TranslationsCommandTests {
  private func site() throws -> Workplace {
    let workplace = try Workplace()
    #expect(try Programs.assent("new", workplace.path("site")).code == 0)
    return workplace
  }

  private func run(_ workplace: Workplace, _ arguments: String...) throws -> Programs.Result {
    try Programs.run("assent", ["translations"] + arguments + ["--site", workplace.path("site")])
  }

  private func text(_ workplace: Workplace, _ path: String) throws -> String {
    String(decoding: try Data(contentsOf: workplace.folder.appending(path: path)), as: UTF8.self)
  }

  private func write(_ workplace: Workplace, _ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: workplace.folder.appending(path: path))
  }

  /// How many strings the source has.
  private func count(_ workplace: Workplace) throws -> Int {
    try text(workplace, "site/Locales/en/strings.yml").split(separator: "\n").count { $0.wholeMatch(of: /\ \ [A-Za-z0-9.]+:/) != nil }
  }

  @Test("An export goes to a file or to standard output, and what came back unchanged changes nothing")
  func roundTrip() throws {
    let workplace = try site()
    let printed = try run(workplace, "export", "--locale", "nl")
    #expect(try printed.code == 0 && printed.output.hasPrefix("<?xml") && printed.errors == "\(count(workplace)) strings for nl\n")
    let before = try text(workplace, "site/Locales/nl/strings.yml")
    for format in ["xliff2", "xliff1.2", "po", "csv"] {
      let file = workplace.path("nl.\(format)")
      #expect(try run(workplace, "export", "--locale", "nl", "--format", format, "-o", file).code == 0)
      let result = try run(workplace, "import", file)
      #expect(result.code == 0 && result.output.isEmpty, "\(result.errors)")
      #expect(try result.errors == "0 changed, \(count(workplace)) unchanged, 0 not translated, 0 refused\n")
    }
    #expect(try text(workplace, "site/Locales/nl/strings.yml") == before)
  }

  @Test("An import shows old and new, names what it refuses by line, and then writes nothing unless it may skip that")
  func refusals() throws {
    let workplace = try site()
    let before = try text(workplace, "site/Locales/nl/strings.yml")
    try write(
      workplace, "back.csv",
      "key,category,source:en,target:nl,state\noptIn.button,,Subscribe,Aanmelden,reviewed\nguide.readingTime,one,{count} minute to read,een minuut,translated\n"
    )
    let source = try text(workplace, "site/Locales/en/strings.yml")
    try #require(source.contains("text: \"Subscribe\""))
    let refused = try run(workplace, "import", workplace.path("back.csv"))
    #expect(refused.code == 1 && refused.errors.contains("back.csv:3: error: 'guide.readingTime' has no text for 'other'"), "\(refused.errors)")
    #expect(refused.errors.hasSuffix("1 changed, 0 unchanged, 0 not translated, 1 refused; nothing was written\n"))
    #expect(refused.output.contains("optIn.button\n  - \"") && refused.output.contains("\n  + \"Aanmelden\"\n"), "\(refused.output)")
    #expect(try text(workplace, "site/Locales/nl/strings.yml") == before)
    let dry = try run(workplace, "import", "--dry-run", "--skip-refused", workplace.path("back.csv"))
    #expect(dry.code == 1 && dry.errors.hasSuffix("; nothing was written\n"))
    #expect(try text(workplace, "site/Locales/nl/strings.yml") == before)
    let partial = try run(workplace, "import", "--skip-refused", workplace.path("back.csv"))
    #expect(partial.code == 1 && !partial.errors.contains("nothing was written"))
    #expect(try text(workplace, "site/Locales/nl/strings.yml").contains("text: \"Aanmelden\"\n    state: translated\n    source: "))
  }

  @Test("German: add, export, import, status, sync")
  func german() throws {
    let workplace = try site()
    let added = try run(workplace, "add", "de", "--fallback", "nl", "en")
    #expect(
      added.code == 0 && added.output.contains("21 documents to translate into Locales/de:\n  campaigns/autumn-2026/opt-in.md"), "\(added.errors)")
    #expect(try text(workplace, "site/Templates/site.yml").contains("  - tag: de\n    fallback: [nl, en]\n"))
    #expect(try run(workplace, "add", "de").code == 2)
    let file = workplace.path("de.po")
    #expect(try run(workplace, "export", "--locale", "de", "--format", "po", "--only", "new,stale", "-o", file).code == 0)
    let filled = try text(workplace, "de.po").replacing(
      "msgid \"Privacy policy\"\nmsgstr \"\"", with: "msgid \"Privacy policy\"\nmsgstr \"Datenschutz\"")
    try write(workplace, "de.po", filled)
    let imported = try run(workplace, "import", file, "--locale", "de")
    let count = try count(workplace)
    #expect(imported.code == 0 && imported.errors == "1 changed, 0 unchanged, \(count - 1) not translated, 0 refused\n", "\(imported.errors)")
    let status = try run(workplace, "status")
    #expect(status.output.contains("de           \(count)        0   \(count - 1)        0           1         0      0    1 %"), "\(status.output)")
    #expect(try run(workplace, "status", "--format", "json", "--locale", "de").output.contains("\"translated\" : 1"))
    let sync = try run(workplace, "sync", "--locale", "de")
    #expect(sync.code == 0 && sync.output == "de: 0 strings and 0 documents updated\n")
    try write(
      workplace, "site/Locales/en/strings.yml",
      try text(workplace, "site/Locales/en/strings.yml").replacing("\"Privacy policy\"", with: "\"Privacy\""))
    #expect(try run(workplace, "sync", "--locale", "de").output == "de: 0 strings and 0 documents updated\n  stale: layout.privacy\n")
    #expect(try run(workplace, "sync", "--locale", "de", "--key", "layout.privacy").output == "de: 1 string and 0 documents updated\n")
    #expect(try run(workplace, "sync", "--locale", "de", "--key", "layout.nothing").code == 1)
  }

  @Test("What can't run says why: no site, no such locale, no file, no such word")
  func problems() throws {
    let workplace = try site()
    #expect(try Programs.run("assent", ["translations", "status", "--site", workplace.path("nowhere")]).code == 2)
    let locale = try run(workplace, "export", "--locale", "it")
    #expect(locale.code != 0 && locale.errors.contains("it is no locale of the site; it has fr, nl"))
    #expect(try run(workplace, "export", "--locale", "en").errors.contains("translated from"))
    #expect(try run(workplace, "export", "--locale", "nl", "--only", "old").errors.contains("'old' is none of new, stale, machine"))
    #expect(try run(workplace, "import", workplace.path("absent.po")).code == 2)
  }
}
