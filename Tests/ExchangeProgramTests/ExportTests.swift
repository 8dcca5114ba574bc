import AssentModel
import AssentStore
import Foundation
import Testing

@Suite("Exports")
struct ExportTests {
  @Test("Exports say the position that they reached, and the next one goes on there", arguments: ["preferences", "history", "suppressions"])
  func resumes(subject: String) async throws {
    let workshop = try Workshop()
    let store = try workshop.store()
    try await Choices.record("ana", in: store)
    try await Choices.record("bo", in: store)
    let first = try workshop.assent("export", subject, "--checkpoint", "position", "-o", "one.csv")
    #expect(first.code == 0 && first.errors.hasSuffix("complete up to position 2\n") && first.output.isEmpty, "\(first.errors)")
    #expect(try workshop.text("position") == "2\n" && workshop.text("one.csv").contains("ana"))
    try await Choices.record("cy", in: store)
    #expect(try workshop.assent("export", subject, "--checkpoint", "position", "-o", "two.csv").code == 0)
    let second = try workshop.text("two.csv")
    #expect(second.contains("cy") && !second.contains("ana") && !second.contains("bo"))
    #expect(try workshop.assent("export", subject, "--since", "2").output.contains("cy"))
    #expect(try workshop.assent("export", subject, "--since", "9").errors.contains("ends at 3, before 9"))
    try workshop.write("two\n", to: "position")
    #expect(try workshop.assent("export", subject, "--checkpoint", "position").errors.contains("position holds no position"))
  }

  @Test("A history that doesn't fit on the disk is kept, complete up to the position that is told, and goes on from there")
  func fullDiskHistory() async throws {
    let workshop = try Workshop()
    try await Choices.fill(try workshop.store(), 5000)
    let all = try workshop.assent("export", "history", "-o", "all.csv")
    #expect(all.code == 0)
    // In units of 1024 bytes.
    let full = try workshop.shell("ulimit -f 300; exec \"$assent\" export history --checkpoint position -o part.csv")
    #expect(full.code == 1 && full.errors.contains("can't write part.csv: File too large"), "\(full.errors)")
    let match = try #require(full.errors.firstMatch(of: /part.csv is complete up to position (\d+): go on with --since/))
    #expect(try workshop.text("position") == "\(match.output.1)\n" && workshop.names() == ["all.csv", "part.csv", "position"])
    #expect(try workshop.assent("export", "history", "--checkpoint", "position", "-o", "rest.csv").code == 0)
    let rest = try workshop.text("rest.csv")
    #expect(try workshop.text("part.csv") + rest.dropFirst(rest.prefix { $0 != "\n" }.count + 1) == workshop.text("all.csv"))
  }

  @Test("Rows of one moment that don't fit on the disk leave no file", arguments: ["preferences", "suppressions"])
  func fullDisk(subject: String) async throws {
    let workshop = try Workshop()
    try await Choices.fill(try workshop.store(), 5000)
    let full = try workshop.shell("ulimit -f 200; exec \"$assent\" export \(subject) --checkpoint position -o part.csv")
    #expect(
      full.code == 1 && full.errors.contains("can't write part.csv: File too large") && full.errors.contains("nothing was kept"), "\(full.errors)")
    #expect(try workshop.names().isEmpty)
    let device = try workshop.shell("exec \"$assent\" export \(subject) > /dev/full")
    #expect(device.code == 1 && device.errors.contains("can't write standard output: No space left on device"), "\(device.errors)")
  }

  @Test("A tmpfs that is full is told as such")
  func tmpfs() async throws {
    let workshop = try Workshop()
    try await Choices.fill(try workshop.store(), 3000)
    let result = try workshop.shell(
      "mkdir small; unshare -m bash -c 'mount -t tmpfs -o size=64k none small || exit 77; \"$assent\" export preferences -o small/a.csv; echo $?; ls -A small'"
    )
    guard result.code != 77 else { return }
    #expect(result.output == "1\n" && result.errors.contains("No space left on device"), "\(result.output)\(result.errors)")
  }

  @Test("Texts that begin like a formula are neutralised, and ids are exact")
  func formulas() async throws {
    let workshop = try Workshop()
    let store = try workshop.store()
    try await Choices.record("=1+1", in: store, reason: "@SUM(A1:A9)")
    #expect(try workshop.assent("export", "preferences").output.contains("\n=1+1,"))
    let history = try workshop.assent("export", "history").output
    #expect(history.contains(",=1+1,") && history.contains("\"'@SUM(A1:A9)\""))
    #expect(try workshop.assent("export", "history", "--format", "jsonl").output.contains("\"profile\":\"=1+1\""))
  }

  @Test("People with awkward ids who opted out are still opted out after export and import", arguments: ["csv", "jsonl"])
  func awkwardIDs(format: String) async throws {
    let workshop = try Workshop()
    let ids = ["-7", "-Ab3x_Q", "=1", "+32", "@a", "'x", "'=x", "\n=1+1", "\u{FF1D}1"]
    let store = try workshop.store()
    for id in ids { try await Choices.record(id, in: store, reason: "'=\(id)") }
    let exported = try workshop.assent("export", "history", "--format", format).output
    // The history calls the proof a reason.
    try workshop.write(exported.replacing("\"reason\":", with: "\"proof\":").replacing(",reason,", with: ",proof,"), to: "choices.\(format)")
    let imported = try workshop.assent("profile", "import", "choices.\(format)", "--store", "sqlite:other.sqlite")
    #expect(imported.code == 0 && imported.output.contains("9 of 9 choices recorded"), "\(imported.errors)")
    let again = try workshop.assent("export", "history", "--format", "jsonl", "--store", "sqlite:other.sqlite").output
    for id in ids {
      let line = String(decoding: try JSONEncoder().encode(["profile": id, "reason": "'=\(id)"]), as: UTF8.self)
      let known = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
      let found = try again.split(separator: "\n").map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
      #expect(found.contains { $0["profile"] as? String == known["profile"] && $0["reason"] as? String == known["reason"] }, "\(id)")
    }
    let rows = ids.enumerated().map { index, id in "\"\(id)\",a\(index)@example.be\n" }.joined()
    try workshop.write("profile,email\n" + rows, to: "list.csv")
    let analysed = try workshop.shell(
      "exec \"$assent\" analyse list.csv --channel email --targets t.csv --exclusions e.csv --store sqlite:other.sqlite")
    #expect(analysed.code == 0 && analysed.output.hasPrefix("9 rows: 0 may be contacted, 9 may not"), "\(analysed.output)\(analysed.errors)")
    let preset = try workshop.assent("export", "suppressions", "--preset", "salesforce").output
    #expect(preset.contains("\n-Ab3x_Q,true,") && preset.contains("\n+32,true,") && preset.contains("\"\n=1+1\",true,"), "\(preset)")
  }

  @Test("Presets have the columns of the systems, with the addresses of a file")
  func presets() async throws {
    let workshop = try Workshop()
    let store = try workshop.store()
    try await Choices.record("ana", in: store)
    try await Choices.record("bo", .optIn, .channel(.email), in: store)
    try await Choices.record("bo", .optIn, .service(try #require(ServiceNumber(rawValue: 1))), in: store)
    try workshop.write("profile,address,channel\nana,ana@example.be,\nbo,bo@example.be,email\nbo,+32 470 12 34 56,sms\n", to: "addresses.csv")
    func export(_ arguments: String) throws -> Workshop.Result { try workshop.shell("exec \"$assent\" export \(arguments)") }
    #expect(
      try export("suppressions --preset salesforce --key CustomerId__c").output
        == "CustomerId__c,HasOptedOutOfEmail,DoNotCall\nana,true,false\nbo,false,false\n")
    let consents = try export("history --preset salesforce").output.split(separator: "\n")
    #expect(consents.count == 3 && consents[0].hasPrefix("AssentProfile__c,Name,ContactPointType,PrivacyConsentStatus,"))
    #expect(consents[1].contains(",Email,OptOut,,") && consents[2].contains(",Email,OptIn,,"))
    #expect(
      try export("preferences --preset adobe-campaign --addresses addresses.csv").output.split(separator: "\n").last
        == "bo,bo@example.be,+32470123456,0,0,0,0,0,0")
    #expect(try export("history --preset adobe-campaign --addresses addresses.csv").output.contains("bo,bo@example.be,newsletter,sub,"))
    #expect(try export("preferences --preset listmonk --addresses addresses.csv --service newsletter").output.contains("\nbo@example.be,,"))
    #expect(try export("suppressions --preset listmonk --addresses addresses.csv").output.contains("\nana@example.be,,"))
    for arguments in [
      "preferences --preset listmonk", "history --preset listmonk --addresses addresses.csv", "preferences --preset salesforce --format jsonl",
      "preferences --with-network", "history --since -1", "preferences --since 1 --checkpoint x", "everything",
    ] {
      let result = try export(arguments)
      #expect(result.code != 0 && result.output.isEmpty && !result.errors.isEmpty, "\(arguments)")
    }
  }

  @Test("A store that isn't there is an error that leaves no file")
  func missing() throws {
    let workshop = try Workshop()
    let result = try workshop.assent("export", "history", "-o", "a.csv", store: "sqlite:none.sqlite")
    #expect(result.code != 0 && result.errors.contains("there is no store") && !workshop.exists("a.csv") && !workshop.exists("none.sqlite"))
  }

  @Test("A link with the name of the output, or of a new file of it, leads to no file that is overwritten")
  func links() async throws {
    let workshop = try Workshop()
    try await Choices.record("ana", in: try workshop.store())
    try workshop.write("precious", to: "victim")
    let result = try workshop.shell("ln -s victim o.csv.partial; ln -s victim o.csv; exec \"$assent\" export preferences -o o.csv")
    #expect(result.code == 0, "\(result.errors)")
    #expect(try workshop.text("victim") == "precious" && workshop.text("o.csv").contains("ana"))
    #expect(try workshop.shell("test -L o.csv").code == 1)
  }

  @Test("Standard output by its name, a pipe and a device are written through")
  func writtenThrough() async throws {
    let workshop = try Workshop()
    try await Choices.record("ana", in: try workshop.store())
    let plain = try workshop.assent("export", "history").output
    #expect(plain.contains("ana"))
    #expect(try workshop.assent("export", "history", "-o", "/dev/stdout").output == plain)
    #expect(try workshop.shell("(echo first; \"$assent\" export history -o /dev/stdout) > log; cat log").output == "first\n" + plain)
    #expect(try workshop.shell("set -o pipefail; \"$assent\" export history -o /dev/stdout | cat").output == plain)
    #expect(try workshop.shell("mkfifo pipe; cat pipe & \"$assent\" export history -o pipe; wait").output == plain)
    let full = try workshop.assent("export", "history", "-o", "/dev/full")
    #expect(full.code == 1 && full.errors.contains("can't write /dev/full: No space left on device"), "\(full.errors)")
    #expect(try workshop.names() == ["log", "pipe"])
  }

  @Test("A folder with the name of the output is refused and left alone")
  func folder() async throws {
    let workshop = try Workshop()
    try await Choices.record("ana", in: try workshop.store())
    let result = try workshop.shell("mkdir E; exec \"$assent\" export preferences -o E")
    #expect(result.code != 0 && result.errors.contains("can't write E: Is a directory"), "\(result.errors)")
    #expect(try workshop.names() == ["E"])
  }

  @Test("When the checkpoint can't be written, the export that is there is told with its position", arguments: ["history", "preferences"])
  func checkpoint(subject: String) async throws {
    let workshop = try Workshop()
    try await Choices.record("ana", in: try workshop.store())
    let result = try workshop.assent("export", subject, "--checkpoint", "none/position", "-o", "o.csv")
    #expect(result.code == 1 && result.errors.contains("can't write none/position: No such file or directory"), "\(result.errors)")
    #expect(result.errors.contains("o.csv is complete up to position 1: go on with --since 1") && !result.errors.contains("nothing was kept"))
    #expect(try workshop.text("o.csv").contains("ana") && workshop.names() == ["o.csv"])
  }
}
