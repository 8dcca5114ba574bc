import Foundation
import Testing

/// `assent analyse` as somebody uses it before a send, from a first import on.
@Suite("Before a send")
struct AnalyseTests {
  private func prepare() throws -> Workshop {
    let workshop = try Workshop()
    try workshop.write(
      """
      profile,choice,scope,time,proof
      ana,opt-out,email,2026-10-01T10:00:00Z,form 12
      cy,opt-out,everything,2026-10-02,letter

      """, to: "choices.csv")
    try workshop.write(
      """
      profile,email,locale,segment
      ana,ana@example.be,fr,"a, b"
      ana,ana2@example.be,fr,c
      bo,bo@example.be,nl,d
      bo2,BO@example.be,nl,e
      cy,cy@example.be,en,f
      de,ana.b@example.be,fr,g
      ef,not an address,fr,h
      gh,,nl,i
      bo,bo@example.be,nl,j
      =ij(),ij,nl,k

      """, to: "list.csv")
    return workshop
  }

  private static let run = [
    "analyse", "list.csv", "--channel", "email", "--targets", "targets.csv", "--exclusions", "exclusions.csv", "--shared", "shared.csv",
  ]

  @Test("What was imported into a new store and quarantined by hand is respected, with the position of each reason, the same way twice")
  func fromFirstImport() throws {
    let workshop = try prepare()
    let imported = try workshop.assent("profile", "import", "choices.csv", "--store", "sqlite:new.sqlite")
    #expect(imported.code == 0 && imported.output.hasPrefix("2 of 2 choices recorded"), "\(imported.errors)")
    let added = try workshop.assent("quarantine", "add", "Ana.B@Example.BE", "--reason", "by phone", "--store", "sqlite:new.sqlite")
    #expect(added.code == 0, "\(added.errors)")
    let arguments = Self.run + ["--store", "sqlite:new.sqlite", "--summary", "summary.json"]
    let first = try workshop.shell("LC_ALL=C \"$assent\" \(arguments.joined(separator: " "))")
    #expect(first.code == 0, "\(first.errors)")
    #expect(first.output.hasPrefix("10 rows: 2 may be contacted, 8 may not\nmay be contacted"), "\(first.output)")
    #expect(first.output.contains("addresses that several profiles share: 1, none of them with a profile that opted out"))
    #expect(first.output.contains("as of position 3 of sqlite:new.sqlite, chain "))
    #expect(try workshop.text("targets.csv") == "profile,email,locale,segment\nbo,bo@example.be,nl,d\nbo2,BO@example.be,nl,e\n")
    let exclusions = try workshop.text("exclusions.csv").split(separator: "\n").map(String.init)
    #expect(exclusions.count == 9)
    #expect(exclusions[1] == "2,ana,ana@example.be,fr,opted-out-of-channel,opted-out-of-channel,,1,")
    #expect(exclusions[3] == "6,cy,cy@example.be,en,opted-out-of-everything,opted-out-of-everything,,2,")
    #expect(exclusions[4].hasPrefix("7,de,ana.b@example.be,fr,in-quarantine,in-quarantine,20") && exclusions[4].hasSuffix("Z,3,"))
    #expect(
      exclusions[7] == "10,bo,bo@example.be,nl,duplicate-address,duplicate-address,,,the same profile and address as on line 4", "\(exclusions[7])")
    #expect(exclusions[8].hasPrefix("11,=ij(),ij,nl,invalid-address,"), "\(exclusions[8])")
    #expect(try workshop.text("shared.csv").hasSuffix("\n5,bo2,BO@example.be,,4,bo,\n"))
    let files = try ["targets.csv", "exclusions.csv", "shared.csv"].map { try workshop.text($0) }
    #expect(try workshop.shell("\"$assent\" \(arguments.joined(separator: " ")) --jobs 1").code == 0)
    #expect(try ["targets.csv", "exclusions.csv", "shared.csv"].map { try workshop.text($0) } == files)
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(workshop.text("summary.json").utf8)) as? [String: Any])
    #expect(summary["position"] as? Int == 3 && summary["rows"] as? Int == 10 && summary["targets"] as? Int == 2)
    let reasons = try #require(summary["reasons"] as? [String: [String: Int]])
    #expect(reasons["opted-out-of-channel"] == ["decisive": 2, "all": 2] && reasons["invalid-address"] == ["decisive": 2, "all": 2])
  }

  @Test("Expired subscriptions, unconfirmed sign-ups, silence where consent is needed, and people who were erased each have their reason")
  func everyReason() throws {
    let workshop = try Workshop()
    let site = try workshop.text("Templates/site.yml").replacing(
      "channels: [email, sms, post]", with: "channels:\n  - email\n  - name: sms\n    consent: explicit\n  - post"
    ).replacing("    channels: [email]\n", with: "    channels: [email]\n    validity: 30d\n")
    try workshop.write(site, to: "Templates/site.yml")
    try workshop.write(
      """
      profile,choice,scope,time,proof
      s1,opt-in,newsletter,2020-09-01,form 7
      s3,sign-up,newsletter,2026-11-11,form 7
      t1,opt-in,sms,2026-11-01,form 7
      e1,opt-out,everything,2026-11-01,form 7
      m1,opt-out,email,2026-11-01,form 7

      """, to: "choices.csv")
    #expect(try workshop.assent("profile", "import", "choices.csv").code == 0)
    #expect(try workshop.assent("profile", "erase", "e1", "--reason", "asked").code == 0)
    try workshop.write(
      """
      profile,email,mobile
      s1,s1@x.example,0470123456
      s3,s3@x.example,
      t1,t1@x.example,+32 470 12 34 57
      e1,e1@x.example,0470 12 34 58
      m1,m@x.example,
      m2,m@x.example,

      """, to: "list.csv")
    func reasons(_ arguments: String...) throws -> [String] {
      let run = try workshop.shell("\"$assent\" \((Self.run + arguments).joined(separator: " "))")
      #expect(run.code == 0, "\(run.errors)")
      // The line, all reasons and the position of the record behind the decisive one.
      return try workshop.text("exclusions.csv").split(separator: "\n").dropFirst().map { row in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        return "\(cells[0]) \(cells[5]) \(cells[7])"
      }
    }
    #expect(
      try reasons("--service", "newsletter") == [
        "2 subscription-expired 1", "3 sign-up-not-confirmed 2", "4 not-subscribed ", "5 opted-out-of-everything not-subscribed ",
        "6 opted-out-of-channel not-subscribed 5", "7 not-subscribed ",
      ])
    #expect(
      try workshop.shell("\"$assent\" analyse list.csv --channel sms --targets targets.csv --exclusions exclusions.csv").code == 0)
    #expect(try workshop.text("targets.csv") == "profile,email,mobile\nt1,t1@x.example,+32 470 12 34 57\n")
    #expect(
      try reasons("--shared-address", "quarantine", "--reason", "\"'shared with an opt-out'\"") == [
        "5 opted-out-of-everything ", "6 opted-out-of-channel in-quarantine 5", "7 in-quarantine 7",
      ])
    #expect(try workshop.assent("store", "verify").code == 0)
  }

  @Test("A disk without room for the targets ends the run with a message, and leaves the files of the last run as they were")
  func noRoom() throws {
    let workshop = try prepare()
    let rows = (0..<20_000).map { "p\($0),p\($0)@example.be\n" }.joined()
    try workshop.write("profile,email\n\(rows)", to: "list.csv")
    try workshop.write("of the last run", to: "targets.csv")
    let result = try workshop.shell("ulimit -f 64; \"$assent\" \(Self.run.joined(separator: " "))")
    #expect(result.code == 1 && result.errors.contains("error: "), "\(result.errors)")
    #expect(try workshop.text("targets.csv") == "of the last run" && !workshop.exists("exclusions.csv"))
    let names = try FileManager.default.contentsOfDirectory(atPath: workshop.folder.path)
    #expect(!names.contains { $0 != "targets.csv" && ($0.contains("targets") || $0.contains("exclusions") || $0.contains("shared")) }, "\(names)")
  }

  @Test("When one of the outputs can't be made, none is left", arguments: ["exclusions.csv", "shared.csv", "summary.json"])
  func oneOutputIsFolder(name: String) throws {
    let workshop = try prepare()
    #expect(try workshop.assent("profile", "import", "choices.csv").code == 0)
    let arguments = (Self.run + ["--summary", "summary.json"]).joined(separator: " ")
    let result = try workshop.shell("echo old > targets.csv; mkdir \(name); exec \"$assent\" \(arguments)")
    #expect(result.code != 0 && result.errors.contains("can't write \(name): Is a directory"), "\(result.errors)")
    #expect(try workshop.names() == ["choices.csv", "list.csv", name, "targets.csv"].sorted() && workshop.text("targets.csv") == "old\n")
  }

  @Test("When the disk is full for one of the outputs, none is left")
  func oneOutputIsFull() throws {
    let workshop = try prepare()
    #expect(try workshop.assent("profile", "import", "choices.csv").code == 0)
    let result = try workshop.shell(
      "exec \"$assent\" analyse list.csv --channel email --targets targets.csv --exclusions /dev/full --summary summary.json")
    #expect(result.code == 1 && result.errors.contains("the exclusions can't be written: No space left on device"), "\(result.errors)")
    #expect(try workshop.names() == ["choices.csv", "list.csv"])
  }
}
