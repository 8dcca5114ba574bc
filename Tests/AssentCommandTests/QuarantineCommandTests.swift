import Foundation
import Testing

@Suite("assent quarantine")
struct QuarantineCommandTests {
  private let workplace: Workplace
  private let reports = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "AssentBouncesTests/Reports")

  init() throws {
    workplace = try Workplace()
    // An empty file is an empty store.
    try write("", "store.sqlite")
  }

  private func write(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: URL(filePath: workplace.path(name))) }

  private func report(_ name: String) -> String { reports.appending(path: name).path(percentEncoded: false) }

  private func quarantine(_ arguments: String...) throws -> Programs.Result {
    try Programs.run("assent", ["quarantine"] + arguments, environment: ["ASSENT_STORE": "sqlite:\(workplace.path("store.sqlite"))"])
  }

  /// The column of the table that `bounces` prints.
  private func count(_ name: String, in result: Programs.Result) -> Int? {
    result.output.split(separator: "\n").first { $0.hasPrefix(name) }.flatMap { $0.split(separator: " ").last.flatMap { Int($0) } }
  }

  @Test("An address is put into quarantine in its normal form, taken out with a reason, and its history stays")
  func byHand() throws {
    let added = try quarantine("add", "Ana@Example.BE", "ana@example.be", "--reason", "asked by phone", "--operator", "Bo", "--error-text", "none")
    #expect(added.output == "ana@example.be: in-quarantine, new\n" && added.code == 0)
    #expect(try quarantine("add", "ANA@example.be", "--reason", "again").output == "ana@example.be: nothing changed, it is in-quarantine already\n")
    #expect(try quarantine("remove", "ana@example.be", "--reason", "  ").errors.contains("--reason is empty"))
    #expect(try quarantine("remove", "ana@example.be").code == 64)
    #expect(try quarantine("remove", "ana@example.be", "--reason", "it works again").output == "ana@example.be: valid, was in-quarantine\n")
    let shown = try quarantine("show", "ana@example.be", "bo@example.be").output
    #expect(shown.contains("valid since") && shown.contains("asked by phone") && shown.contains("it works again") && shown.contains("Bo"))
    #expect(shown.split(separator: "\n").map { $0.prefix(9).trimmingCharacters(in: .whitespaces) }.filter { Int($0) != nil } == ["1", "2"])
    #expect(shown.hasSuffix("bo@example.be (email): nothing is known of it, so it gets messages\n"))
    #expect(try Programs.assent("store", "verify", "--store", "sqlite:\(workplace.path("store.sqlite"))").code == 0)
  }

  @Test("Help shows the default channel and every other channel by name", arguments: ["add", "remove", "show", "import"])
  func helpNamesChannels(command: String) throws {
    let help = try quarantine(command, "--help").output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(help.contains("(values: email, sms, push, phone, post; default: email)"), "\(help)")
  }

  @Test("One bad address changes none, and the message doesn't repeat it")
  func badAddress() throws {
    let result = try quarantine("add", "ana@example.be", "nobody-at-all", "--reason", "x")
    #expect(result.code == 64 && result.errors.contains("address 2: the e-mail address has no @") && !result.errors.contains("nobody-at-all"))
    #expect(try quarantine("list").output == "no address\n")
    // The message is wrapped to the width of a terminal.
    let short = try quarantine("add", "0470 12", "--channel", "sms", "--reason", "x").errors.split(whereSeparator: \.isWhitespace).joined(
      separator: " ")
    #expect(short.contains("the number has too few or too many digits"), "\(short)")
  }

  @Test("The list is narrowed by status, channel, time and error text, as a table, CSV and JSON lines")
  func list() throws {
    _ = try quarantine("add", "a@example.be", "--reason", "r", "--error-text", "Mailbox FULL")
    _ = try quarantine("add", "b@example.be", "--reason", "r", "--status", "on-denylist")
    _ = try quarantine("add", "+32470123456", "--channel", "sms", "--reason", "STOP", "--status", "on-denylist")
    let table = try quarantine("list").output
    #expect(table.hasPrefix("address ") && table.hasSuffix("3 addresses\n"))
    func addresses(_ arguments: String...) throws -> [Substring] {
      let result = try Programs.run(
        "assent", ["quarantine", "list", "--format", "csv"] + arguments, environment: ["ASSENT_STORE": "sqlite:\(workplace.path("store.sqlite"))"])
      return result.output.split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
    }
    #expect(try addresses("--status", "on-denylist") == ["b@example.be", "+32470123456"])
    #expect(try addresses("--channel", "sms") == ["+32470123456"] && addresses("--error-text", "mailbox full") == ["a@example.be"])
    #expect(try addresses("--since", "2000-01-01").count == 3 && addresses("--until", "2000-01-01T00:00:00+01:00").isEmpty)
    struct Row: Decodable { var address: String, status: String, position: Int }
    let rows = try quarantine("list", "--format", "jsonl").output.split(separator: "\n").map {
      try JSONDecoder().decode(Row.self, from: Data($0.utf8))
    }
    #expect(rows.map(\.position) == [1, 2, 3] && rows.map(\.status) == ["in-quarantine", "on-denylist", "on-denylist"])
    #expect(try quarantine("list", "--since", "yesterday").code == 64)
  }

  @Test("What is exported can be imported elsewhere; no cell is a formula for a spreadsheet")
  func exportAndImport() throws {
    _ = try quarantine("add", "=cmd@example.be", "--reason", "=1+1", "--error-text", "@SUM(A1)")
    _ = try quarantine("add", "b@example.be", "--reason", "two, \"words\"", "--status", "erroneous")
    _ = try quarantine("add", "c@example.be", "--reason", "'=1+1 as typed", "--error-text", "''-x")
    #expect(try quarantine("export", "-o", workplace.path("out.csv")).output.hasPrefix("3 addresses written to "))
    let text = try String(contentsOfFile: workplace.path("out.csv"), encoding: .utf8)
    #expect(
      text.contains("\n=cmd@example.be,") && text.contains("\"'=1+1\"") && text.contains("\"'@SUM(A1)\"") && text.contains("\"''=1+1 as typed\""))
    #expect(try quarantine("export", "--format", "jsonl", "-o", workplace.path("out.jsonl")).code == 0)
    for file in ["out.csv", "out.jsonl"] {
      try write("", "other.sqlite")
      let other = "sqlite:\(workplace.path("other.sqlite"))"
      let imported = try quarantine("import", workplace.path(file), "--store", other)
      #expect(imported.code == 0 && imported.output == "3 of 3 rows recorded; 0 were so already, or imported before\n", "\(imported.errors)")
      let again = try quarantine("list", "--store", other, "--format", "csv").output
      #expect(again == text)
    }
    #expect(try quarantine("export", "-o", "/dev/full/x").code != 0)
  }

  @Test("An import names each bad row with its line, and records all or nothing unless it is partial; the same file again adds nothing")
  func importing() throws {
    try write(
      """
      address,status,reason,since
      a@example.be,,,
      nobody,,r,
      b@example.be,gone,r,
      c@example.be,on-denylist,r,2099-01-01
      d@example.be,,r,2026-01-02

      """, "in.csv")
    let file = workplace.path("in.csv")
    let refused = try quarantine("import", file)
    #expect(refused.code == 1 && refused.output.isEmpty && refused.errors.contains("in.csv:2: error: it doesn't say why"))
    for line in [
      "in.csv:3: error: the e-mail address has no @", "in.csv:4: error: there is no such status",
      "in.csv:5: error: the time in since is still to come",
    ] {
      #expect(refused.errors.contains(line))
    }
    #expect(refused.errors.hasSuffix("4 bad rows; nothing was recorded: correct them, or leave them out with --partial\n"))
    #expect(try quarantine("list").output == "no address\n")
    let dry = try quarantine("import", file, "--partial", "--dry-run")
    #expect(dry.output == "1 of 1 rows would be recorded; 0 are so already, or were imported before; nothing was changed\n")
    let partial = try quarantine("import", file, "--partial", "--reason", "moved over", "--operator", "Bo")
    #expect(partial.code == 1 && partial.output == "2 of 2 rows recorded; 0 were so already, or imported before\n")
    #expect(try quarantine("list", "--format", "csv").output.contains("d@example.be,email,in-quarantine,2026-01-02T00:00:00.000Z,r,"))
    _ = try quarantine("remove", "d@example.be", "--reason", "works")
    let again = try quarantine("import", file, "--partial", "--reason", "moved over")
    #expect(again.output == "0 of 2 rows recorded; 2 were so already, or imported before\n")
    try write("mail\nx\n", "wrong.csv")
    #expect(try quarantine("import", workplace.path("wrong.csv")).errors.contains("wrong.csv:1: error: no column is named `address`"))
  }

  @Test("Hard failures quarantine at once, complaints put on the denylist, and a report that is read twice counts once")
  func bounces() throws {
    let files = ["postfix-several.eml", "yahoo-complaint.eml", "outlook-blocked.eml", "vacation.eml", "reply.eml", "delivered.eml"].map(report)
    let rehearsed = try quarantine("bounces", files[0], files[1], files[2], files[3], files[4], files[5], "--dry-run")
    #expect(rehearsed.code == 0 && count("would change", in: rehearsed) == 4 && rehearsed.errors.contains("reply.eml:1: warning: not a report: "))
    #expect(try quarantine("list").output == "no address\n")
    let first = try quarantine("bounces", files[0], files[1], files[2], files[3], files[4], files[5])
    let expected = [
      ("read", 6), ("hard failures", 1), ("soft failures ", 2), ("complaints", 1), ("refused", 1), ("ignored", 2), ("automatic replies", 1),
      ("not reports", 1), ("changed", 4), ("into quarantine at once", 1), ("onto the denylist", 1), ("soft failures counted", 2),
      ("already counted", 0),
    ]
    for (name, number) in expected { #expect(count(name, in: first) == number, "\(name)\n\(first.output)") }
    let second = try quarantine("bounces", files[0], files[0], files[1])
    #expect(count("changed", in: second) == 0 && count("already counted", in: second) == 7)
    let list = try quarantine("list", "--format", "csv").output
    #expect(list.contains("gone@example.org,email,in-quarantine,") && list.contains("full@example.org,email,erroneous,"))
    #expect(list.contains("pia@yahoo.example,email,on-denylist,") && !list.contains("gus@outlook.example"))
    let absent = try quarantine("bounces", workplace.path("absent.eml"), files[0])
    #expect(
      absent.code == 1 && absent.errors.contains("absent.eml: error: can't be read: No such file or directory") && count("read", in: absent) == 2)
  }

  @Test("Soft failures of a maildir quarantine at the threshold; ten days without one start anew")
  func softFailures() throws {
    let text = try String(contentsOfFile: report("gmail-rate.eml"), encoding: .utf8)
    func deliver(_ days: [Int], to box: String) throws {
      try FileManager.default.createDirectory(atPath: workplace.path("\(box)/new"), withIntermediateDirectories: true)
      for day in days {
        let date = day < 10 ? "0\(day)" : "\(day)"
        try write(
          text.replacing("673db222.", with: "\(day).").replacing("20 Nov 2026", with: "\(date) Oct 2026").replacing("Fri, ", with: ""),
          "\(box)/new/\(date).host")
      }
    }
    try deliver([1, 2, 3, 4, 20, 21, 22], to: "box")
    let counted = try quarantine("bounces", workplace.path("box"))
    #expect(
      count("soft failures counted", in: counted) == 7 && count("into quarantine after 5", in: counted) == 0, "\(counted.output)\(counted.errors)")
    #expect(try quarantine("list", "--format", "csv").output.contains("ida@gmail.example,email,erroneous,2026-10-20T08:20:00.000Z"))
    try deliver([23, 24, 25], to: "more")
    let last = try quarantine("bounces", workplace.path("more"))
    #expect(count("into quarantine after 5", in: last) == 1 && count("soft failures counted", in: last) == 1 && count("no effect", in: last) == 1)
  }

  @Test("The addresses of an outage are released together after a preview, and those who complained only when that is asked for")
  func release() throws {
    _ = try quarantine("bounces", report("postfix-unknown-user.eml"), report("sendmail-user-unknown.eml"), report("yahoo-complaint.eml"))
    _ = try quarantine("add", "z@example.be", "--reason", "r", "--error-text", "User unknown")
    let arguments = ["release", "--from", "2026-11-20", "--to", "2026-11-22T00:00:00Z", "--reason", "outage of the provider"]
    func release(_ more: String...) throws -> Programs.Result {
      try Programs.run(
        "assent", ["quarantine"] + arguments + more, environment: ["ASSENT_STORE": "sqlite:\(workplace.path("store.sqlite"))"])
    }
    let preview = try release("--error-text", "user UNKNOWN")
    #expect(
      preview.code == 0 && preview.output.hasPrefix("2 addresses match\n") && preview.output.contains("example.edu")
        && preview.output.contains("kim@example.edu"))
    #expect(preview.output.hasSuffix("nothing was changed; --yes releases them\n"))
    #expect(try quarantine("list", "--status", "valid").output == "no address\n")
    #expect(try release("--error-text", "User unknown", "--yes").output.hasSuffix("2 released\n"))
    #expect(try release("--error-text", "User unknown", "--yes").output == "no address matches\n")
    #expect(try quarantine("list", "--status", "in-quarantine").output.contains("z@example.be"))
    #expect(try release("--error-text", "abuse", "--yes").output == "no address matches\n1 more is on the denylist and would stay there\n")
    #expect(try release("--error-text", "abuse", "--yes", "--including-denylist").output.hasSuffix("1 released\n"))
    #expect(try release("--error-text", " ").code == 64)
    // The reports that were released stay counted.
    #expect(count("already counted", in: try quarantine("bounces", report("postfix-unknown-user.eml"))) == 1)
  }
}
