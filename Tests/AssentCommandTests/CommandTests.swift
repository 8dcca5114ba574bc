import Foundation
import Testing

@Suite("The commands")
struct CommandTests {
  @Test("assent new copies a site that builds, and never writes into a folder that isn't empty")
  func new() throws {
    let workplace = try Workplace()
    let result = try Programs.assent("new", workplace.path("site"))
    #expect(result.code == 0)
    let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let manager = FileManager.default
    for folder in ["Templates", "Locales"] {
      let paths = try manager.subpathsOfDirectory(atPath: repository.appending(path: folder).path(percentEncoded: false))
      #expect(try manager.subpathsOfDirectory(atPath: workplace.path("site/\(folder)")).sorted() == paths.sorted())
      for path in paths where path.contains(".") {
        #expect(
          manager.contentsEqual(
            atPath: repository.appending(path: "\(folder)/\(path)").path(percentEncoded: false), andPath: workplace.path("site/\(folder)/\(path)")))
      }
    }
    let again = try Programs.assent("new", workplace.path("site"))
    #expect(again.code != 0 && again.errors.contains("isn't empty"))
  }

  @Test("A build prints each problem as file:line: severity: message (rule), says that nothing was published, and exits with 1")
  func problems() throws {
    let workplace = try Workplace()
    _ = try Programs.assent("new", workplace.path("site"))
    let file = workplace.path("site/Locales/fr/pages/opt-out.md")
    try (String(contentsOfFile: file, encoding: .utf8) + "\n[Plus](absent.md)\n\n<blink>x</blink>\n").write(
      toFile: file, atomically: true, encoding: .utf8)
    let result = try Programs.assent("build", "--site", workplace.path("site"), "--output", workplace.path("public"))
    #expect(result.code == 1 && result.output.isEmpty)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.contains { $0.wholeMatch(of: /Locales\/fr\/pages\/opt-out\.md:\d+: error: .+ \(broken-link\)/) != nil }, "\(result.errors)")
    #expect(lines.contains { $0.wholeMatch(of: /Locales\/fr\/pages\/opt-out\.md:\d+: error: .+ \(raw-html\)/) != nil }, "\(result.errors)")
    #expect(lines.last?.hasSuffix(" errors; nothing was published") == true)
    #expect(!FileManager.default.fileExists(atPath: workplace.path("public")))
  }

  @Test("A build ends with a table, and says nothing when asked to be quiet")
  func table() throws {
    let workplace = try Workplace()
    _ = try Programs.assent("new", workplace.path("site"))
    let loud = try Programs.assent("build", "--site", workplace.path("site"), "--output", workplace.path("public"))
    #expect(
      loud.output.contains("opt-out-of-everything") && loud.output.contains("94 pages") && loud.output.contains("94 written")
        && loud.output.contains("time: read"))
    let quiet = try Programs.assent("build", "--site", workplace.path("site"), "--output", workplace.path("public"), "--quiet")
    #expect(quiet.code == 0 && quiet.output.isEmpty && quiet.errors.isEmpty)
  }

  @Test("A link says what it was asked to say")
  func linkAndVerify() throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let common = ["--site", workplace.path("site"), "--keys", workplace.path("assent.keys")]
    func assent(_ arguments: [String]) throws -> Programs.Result { try Programs.run("assent", arguments) }
    let link = try assent(
      [
        "link", "opt-in", "--profile", "26edf1bd-2785-5798-394a-fbe91bea705e", "--service", "newsletter", "--campaign", "autumn-2026", "--locale",
        "nl", "--expires", "30d", "--test",
      ] + common)
    #expect(link.code == 0 && link.errors.isEmpty && link.output.hasPrefix("http://127.0.0.1:8080/nl/"))
    let url = link.output.trimmingCharacters(in: .newlines)
    #expect(url.split(separator: "/").last?.count == 59)
    let verified = try Programs.assent("verify", url, "--keys", workplace.path("assent.keys"))
    for word in ["opt-in", "service 1", "26edf1bd-2785-5798-394a-fbe91bea705e", "campaign  1", "test link yes", "honoured  yes"] {
      #expect(verified.output.contains(word), "\(verified.output)")
    }
    let broken = try Programs.assent("verify", url.dropLast() + "!", "--keys", workplace.path("assent.keys"))
    #expect(broken.code == 1 && broken.errors.hasPrefix("refused: "))

    #expect(try assent(["link", "opt-out", "--profile", "ana@example.be"] + common).errors.contains("warning"))
    #expect(try assent(["link", "opt-out", "--profile", "p", "--channel", "email", "--service", "1"] + common).code == 64)
    #expect(try assent(["link", "opt-out", "--profile", "p", "--channel", "push"] + common).errors.contains("email, sms, post"))
    #expect(try assent(["link", "opt-in", "--profile", "p", "--expires", "2020-01-01"] + common).errors.contains("has passed"))
    #expect(try assent(["link", "opt-out", "--profile", "p", "--headers"] + common).errors.contains("https"))
  }

  @Test("The headers of a message, for a site with https")
  func headers() throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let file = workplace.path("site/Templates/site.yml")
    try String(contentsOfFile: file, encoding: .utf8).replacing("http://127.0.0.1:8080", with: "https://choices.example").write(
      toFile: file, atomically: true, encoding: .utf8)
    let result = try Programs.assent(
      "link", "opt-out", "--profile", "p", "--headers", "--site", workplace.path("site"), "--keys", workplace.path("assent.keys"))
    let lines = result.output.split(separator: "\n")
    #expect(
      lines.count == 2 && lines[0].hasPrefix("List-Unsubscribe: <https://choices.example/en/")
        && lines[1] == "List-Unsubscribe-Post: List-Unsubscribe=One-Click")
  }

  @Test("A list gets a column per action; a bad row is named with its line, and a strict run leaves no file")
  func links() throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let input = workplace.path("list.csv")
    try Data("name,profile,locale\n\"Ana, B.\",p-1,fr\nBo,,nl\nCé,p-3,\n".utf8).write(to: URL(filePath: input))
    func links(_ more: String...) throws -> Programs.Result {
      try Programs.run(
        "assent",
        [
          "links", input, "-o", workplace.path("out.csv"), "--action", "opt-out,preferences", "--site", workplace.path("site"), "--keys",
          workplace.path("assent.keys"),
        ] + more)
    }
    let folder = workplace.path("E")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let before = try FileManager.default.contentsOfDirectory(atPath: workplace.path(".")).sorted()
    let refused = try links("--output", folder)
    #expect(refused.code != 0 && refused.errors.contains("can't write \(folder): Is a directory"), "\(refused.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: workplace.path(".")).sorted() == before)
    let strict = try links("--strict")
    #expect(strict.code == 1 && strict.errors.contains(":3:") && !FileManager.default.fileExists(atPath: workplace.path("out.csv")))
    let result = try links()
    #expect(result.code == 1 && result.errors.contains("list.csv:3: error:") && result.errors.contains("2 rows written, 1 left out"))
    let rows = try String(contentsOfFile: workplace.path("out.csv"), encoding: .utf8).split(separator: "\n")
    #expect(rows.count == 3 && rows[0] == "name,profile,locale,opt_out_link,preferences_link")
    #expect(rows[1].hasPrefix("\"Ana, B.\",p-1,fr,http://127.0.0.1:8080/fr/") && rows[2].hasPrefix("Cé,p-3,,http://127.0.0.1:8080/en/"))
    let token = try #require(rows[1].split(separator: ",").last)
    #expect(try Programs.assent("verify", String(token), "--keys", workplace.path("assent.keys")).output.contains("preferences"))
  }

  @Test("The key ring is private, rotates, and never shows a secret")
  func keys() throws {
    let workplace = try Workplace()
    let file = workplace.path("assent.keys")
    #expect(try Programs.assent("keys", "new", "--keys", file).code == 0)
    #expect(try Programs.assent("keys", "new", "--keys", file).code != 0)
    let rotated = try Programs.assent("keys", "rotate", "--keys", file)
    #expect(rotated.output.contains("retired") && rotated.output.contains("active"))
    struct Ring: Decodable {
      var keys: [Key]
      struct Key: Decodable { var secret: String }
    }
    let ring = try JSONDecoder().decode(Ring.self, from: Data(contentsOf: URL(filePath: file)))
    #expect(ring.keys.count == 2)
    let listed = try Programs.assent("keys", "list", environment: ["ASSENT_KEYS": file])
    for key in ring.keys { #expect(!listed.output.contains(key.secret) && !rotated.output.contains(key.secret)) }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let refused = try Programs.assent("keys", "list", "--keys", file)
    #expect(refused.code != 0 && refused.errors.contains("chmod 600"))
  }

  @Test("assent validate reports the line of each fault and exits with 1")
  func validate() throws {
    let workplace = try Workplace()
    try workplace.prepare()
    let good = try Programs.assent("validate", workplace.path("public/fr/opt-out.html"))
    #expect(good.code == 0, "\(good.output)")
    let page = try String(contentsOfFile: workplace.path("public/fr/opt-out.html"), encoding: .utf8)
    try page.replacing("<main id=\"main\">", with: "<main id=\"main\"><p id=\"main\"><img src=\"https://elsewhere.example/x.png\"/></p>").write(
      toFile: workplace.path("bad.html"), atomically: true, encoding: .utf8)
    let bad = try Programs.assent("validate", workplace.path("bad.html"))
    #expect(bad.code == 1 && bad.output.contains("duplicate-id") && bad.output.contains("bad.html:"))
    #expect(try Programs.assent("validate", "--rules").output.contains("duplicate-id"))
  }

  @Test("assent report bursts is a report of its own, and --json-schema prints the schema without a store")
  func reports() throws {
    let workplace = try Workplace()
    let schema = try Programs.assent("report", "--json-schema", "--store", "sqlite:/nowhere/at-all")
    let object = try JSONSerialization.jsonObject(with: Data(schema.output.utf8)) as? [String: Any]
    #expect(schema.code == 0 && object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let store = "sqlite:\(workplace.path("store.sqlite"))"
    try Data("address\r\nana@example.be\r\n".utf8).write(to: URL(filePath: workplace.path("list.csv")))
    let made = try Programs.assent(
      "quarantine", "import", workplace.path("list.csv"), "--channel", "email", "--status", "in-quarantine", "--reason", "r", "--store", store)
    #expect(made.code == 0, "\(made)")
    let bursts = try Programs.assent("report", "bursts", "--store", store)
    #expect(bursts.code == 0 && bursts.output.contains("0 bursts in 0 opt-outs"), "\(bursts)")
  }
}
