import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Testing

@Suite("Files of choices")
struct ImportTests {
  private static let header = "profile,choice,scope,time,proof\n"

  @Test("A file is imported once, however often it comes, and an older choice doesn't override a newer one")
  func once() async throws {
    let workshop = try Workshop()
    #expect(try workshop.assent("profile", "opt-out", "ana", "--channel", "email", "--reason", "by letter").code == 0)
    try workshop.write(
      Self.header + "ana,opt-in,email,2025-01-01,form 1\nbo,opt-in,newsletter,2025-01-01T10:00:00+01:00,form 2\ncy,opt-out,everything,2025-02-01,\n",
      to: "choices.csv")
    let dry = try workshop.assent("profile", "import", "choices.csv", "--dry-run")
    #expect(
      dry.code == 0 && dry.output.contains("3 of 3 choices would be recorded: 2 change something, 0 were so already, 1 are older"), "\(dry.output)")
    #expect(try await workshop.store().head().position.rawValue == 1)
    let first = try workshop.assent("profile", "import", "choices.csv", "--operator", "Ines")
    #expect(first.code == 0 && first.output.contains("3 of 3 choices recorded: 2 change something"), "\(first.errors)")
    let head = try await workshop.store().head()
    #expect(head.position.rawValue == 4)
    for arguments in [[], ["--partial"]] {
      let again = try workshop.shell("\"$assent\" profile import choices.csv \(arguments.joined())")
      #expect(again.code == 0 && again.output.contains("3 were imported before"))
    }
    let ana = try #require(Profile.ID("ana"))
    #expect(try await workshop.store().head() == head)
    #expect(try await workshop.store().preferences(of: ana) == Preferences(channels: [.email: .optOut]))
    #expect(try workshop.assent("store", "verify").code == 0)
  }

  @Test("JSON lines are read by their member names, from a file or standard input")
  func lines() throws {
    let workshop = try Workshop()
    try workshop.write(
      #"{"profile":"ana","choice":"opt-in","scope":"email+sms","time":"2025-01-01T00:00:00Z","proof":"form \u00e9","more":[1,{}]}"# + "\n\n"
        + #"{"profile":"bo","choice":"opt-out","scope":"1","time":"2025-01-01"}"#, to: "choices.jsonl")
    let result = try workshop.assent("profile", "import", "choices.jsonl")
    #expect(result.code == 0 && result.output.contains("2 of 2 choices recorded"), "\(result.output)\(result.errors)")
    let piped = try workshop.shell("\"$assent\" profile import - --format jsonl < choices.jsonl")
    #expect(piped.code == 0 && piped.output.contains("2 were imported before"), "\(piped.errors)")
  }

  @Test("Every bad row is listed with its line; nothing is recorded, or the good rows with --partial")
  func badRows() async throws {
    let workshop = try Workshop()
    try workshop.write(
      Self.header + "ana,opt-in,email,2025-01-01,f\n,opt-in,email,2025-01-01,f\nbo,maybe,email,2025-01-01,f\ncy,opt-in,fax,2025-01-01,f\n"
        + "di,opt-in,email,then,f\nel,opt-in,email,2999-01-01,f\nfi,opt-in,email,2025-01-01,\ngo,opt-in,email\n\"x\"y,opt-in,email,2025-01-01,f\n"
        + "\"hu\nu\",opt-out,email,2025-01-01,\nia,opt-out,email,2025-01-01,\n", to: "bad.csv")
    let result = try workshop.assent("profile", "import", "bad.csv")
    let lines = result.errors.split(separator: "\n")
    #expect(result.code == 1 && lines.prefix(8).map { $0.prefix { $0 != " " } } == (3...10).map { "bad.csv:\($0):" }, "\(result.errors)")
    #expect(lines.last?.hasPrefix("8 bad rows; nothing was recorded") == true)
    for secret in ["maybe", "fax", "then", "2999", "\"x\""] { #expect(!result.errors.contains(secret)) }
    #expect(try await workshop.store().head() == .start)
    let partial = try workshop.assent("profile", "import", "bad.csv", "--partial")
    #expect(partial.code == 1 && partial.output.contains("3 of 3 choices recorded") && partial.errors.contains("8 bad rows left out"))
    #expect(try await workshop.store().head().position.rawValue == 3)
  }

  private struct BadFile: CustomTestStringConvertible {
    let testDescription: String
    let content: Data
    let message: String

    init(_ name: String, _ content: Data, _ message: String) { (testDescription, self.content, self.message) = (name, content, message) }
  }

  private static func utf16(_ text: String) -> Data { Data(text.utf8.flatMap { [$0, 0] }) }
  private static func sheet(_ rows: String) -> Data { Data((header + rows).utf8) }

  private static let badFiles = [
    BadFile("semicolons", Data("profile;choice;scope;time;proof\na;opt-in;email;2025-01-01;f\n".utf8), "--delimiter"),
    BadFile("UTF-16", Data([0xFF, 0xFE]) + utf16("profile,choice"), "UTF-16"),
    BadFile("UTF-16 without a mark", utf16("profile,choice"), "UTF-16"),
    BadFile("Latin-1", sheet("ana,opt-in,email,2025-01-01,re") + Data([0xE7, 0x75, 0x0A]), "UTF-8"),
    BadFile("a quote that is never closed", sheet("ana,opt-in,email,2025-01-01,\"f\nbo,opt-in,email,2025-01-01,g\n"), "quotation mark"),
    BadFile("a missing column", Data("profile,choice,scope,proof\na,opt-in,email,f\n".utf8), "`time`"),
    BadFile("a column twice", Data("profile,choice,scope,time,proof,time\n".utf8), "two columns are named `time`"),
    BadFile("nothing", Data(), "empty"),
  ]

  @Test("A file that isn't what it should be says so, and records nothing", arguments: badFiles)
  private func badFile(file: BadFile) async throws {
    let workshop = try Workshop()
    try workshop.write(file.content, to: "choices.csv")
    let result = try workshop.assent("profile", "import", "choices.csv")
    #expect(result.code == 1 && result.errors.contains(file.message) && result.errors.contains("choices.csv"), "\(result.errors)")
    #expect(result.errors.contains("nothing was recorded") && result.output.isEmpty)
    #expect(try await workshop.store().head() == .start)
  }

  @Test("A byte order mark is no part of the first column, and semicolons can be said")
  func mark() throws {
    let workshop = try Workshop()
    try workshop.write("\u{FEFF}profile;choice;scope;time;proof\r\na;opt-in;email;2025-01-01;f\r\n", to: "choices.csv")
    let result = try workshop.assent("profile", "import", "choices.csv", "--delimiter", ";")
    #expect(result.code == 0 && result.output.contains("1 of 1"), "\(result.errors)")
  }

  @Test("JSON lines are known by the end of a name in any case of letters", arguments: ["choices.jsonl", "C.JSONL", "c.NdJson", "c.json"])
  func names(name: String) throws {
    let workshop = try Workshop()
    try workshop.write("{\"profile\":\"a\",\"choice\":\"opt-out\",\"scope\":\"email\",\"time\":\"2025-01-01\",\"proof\":\"x\"}\n", to: name)
    let imported = try workshop.assent("profile", "import", name)
    #expect(imported.code == 0 && imported.output.contains("1 of 1"), "\(imported.errors)")
    try workshop.write("{\"profile\":\"a\",\"email\":\"a@example.be\",\"address\":\"a@example.be\",\"reason\":\"r\"}\n", to: name)
    let quarantined = try workshop.assent("quarantine", "import", name)
    #expect(quarantined.code == 0 && quarantined.output.contains("1 of 1"), "\(quarantined.errors)")
    let analysed = try workshop.assent("analyse", name, "--channel", "email", "--dry-run")
    #expect(analysed.code == 0 && analysed.output.hasPrefix("1 row: 0 may be contacted"), "\(analysed.output)\(analysed.errors)")
    #expect(try workshop.assent("export", "suppressions", "--addresses", name).code == 0)
    let links = try workshop.assent("links", name, "--site", ".")
    #expect(links.code != 0 && links.output.isEmpty)
  }

  @Test(
    "Columns can be separated by a character or its name",
    arguments: [(";", "semicolon"), (";", ";"), ("\t", "tab"), ("\t", "\\t"), ("|", "|"), (",", "comma")])
  func delimiters(character: String, name: String) throws {
    let workshop = try Workshop()
    func write(_ rows: String) throws { try workshop.write(rows.replacing(",", with: character), to: "in.csv") }
    try write("profile,choice,scope,time,proof\na,opt-out,email,2025-01-01,f\n")
    #expect(try workshop.assent("profile", "import", "in.csv", "--delimiter", name).output.contains("1 of 1"))
    try write("address,reason\na@example.be,r\n")
    #expect(try workshop.assent("quarantine", "import", "in.csv", "--delimiter", name).output.contains("1 of 1"))
    try write("profile,email\na,a@example.be\n")
    #expect(try workshop.assent("analyse", "in.csv", "--channel", "email", "--dry-run", "--delimiter", name).output.hasPrefix("1 row: 0 may"))
    #expect(try workshop.assent("export", "suppressions", "--addresses", "in.csv", "--delimiter", name).code == 0)
  }

  @Test("A NUL in JSON lines is refused with its line, before it gets into a proof")
  func nul() async throws {
    let workshop = try Workshop()
    let row = #"{"profile":"a","choice":"opt-out","scope":"email","time":"2025-01-01","proof":"x\u0000y","email":"a\u0000@example.be"}"#
    try workshop.write("\n" + row + "\n", to: "c.jsonl")
    let imported = try workshop.assent("profile", "import", "c.jsonl")
    #expect(imported.code == 1 && imported.errors.contains("c.jsonl:2: error: the row holds a NUL character"), "\(imported.errors)")
    #expect(try await workshop.store().head() == .start)
    let analysed = try workshop.shell("\"$assent\" analyse c.jsonl --channel email --targets t.jsonl --exclusions e.jsonl; cat e.jsonl")
    #expect(analysed.output.contains("\"line\":2,") && analysed.output.contains("the row holds a NUL character"), "\(analysed.output)")
  }

  @Test("A line of 100 MB is a bad row, in bounded memory")
  func longLine() throws {
    let workshop = try Workshop()
    let line = Data(repeating: UInt8(ascii: "x"), count: 100_000_000)
    try workshop.write(
      Data((Self.header + "ana,opt-out,email,2025-01-01,\nbo,opt-out,email,2025-01-01,").utf8) + line + Data("\ncy,opt-out,email,2025-01-01,\n".utf8),
      to: "long.csv")
    let result = try workshop.shell(
      "ulimit -v 4000000; /usr/bin/env time -f %M \"$assent\" profile import long.csv --partial 2>err; echo $?; tail -n 1 err; head -n 1 err; rm long.csv"
    )
    #expect(
      result.output.contains("2 of 2 choices recorded") && result.output.contains("long.csv:3: error: the row is longer than 1 MiB"),
      "\(result.output)")
  }

  @Test("A file of one person's choices without end is refused where each is decided against all")
  func onePerson() throws {
    let workshop = try Workshop()
    try workshop.write(Self.header + (0..<1100).map { "ana,opt-out,email,2025-01-01,f\($0)\n" }.joined(), to: "choices.csv")
    let result = try workshop.assent("profile", "import", "choices.csv")
    #expect(result.code == 1 && result.errors.contains("choices.csv:1002: error: the file has more than 1000 choices of this person"))
  }
}
