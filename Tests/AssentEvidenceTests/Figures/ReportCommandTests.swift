import ArgumentParser
import AssentCommand
import AssentModel
import Foundation
import Testing

@Suite("assent report")
struct ReportCommandTests {
  private static let site = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static func report(_ arguments: [String]) async throws {
    var command = try #require(try Assent.parseAsRoot(["report"] + arguments) as? any AsyncParsableCommand)
    try await command.run()
  }

  @Test("It writes each format to a file, with the names of the site and the list of what was sent", arguments: ["text", "html", "json"])
  func formats(format: String) async throws {
    let history = try FigureStore(seed: 21)
    try await history.fill(120)
    let file = history.folder.appending(path: "report").path
    let sent = history.folder.appending(path: "sent.csv")
    try Data("Campaign;Recipients;Sent\r\nautumn-2026;12000;2026-10-05T08:00:00Z\r\n2;40;2026-10-06\r\n".utf8).write(to: sent)
    let arguments = ["--store", history.location, "--site", Self.site, "--format", format, "--time-zone", "Europe/Brussels"]
    try await Self.report(arguments + ["--sent", sent.path, "--from", "2026-10-01", "--to", "2026-12-31", "-o", file])
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains("Europe/Brussels") && text.contains(format == "json" ? "autumn-2026" : "Autumn"))
    try await Self.report(arguments + ["--campaign", "autumn-2026", "-o", file])
    #expect(try String(contentsOfFile: file, encoding: .utf8) != text)
  }

  @Test(
    "What can't be asked is refused",
    arguments: [
      ["--from", "2026-02-30"], ["--from", "2026-11-02", "--to", "2026-11-01"], ["--time-zone", "Europe/Atlantis"], ["--format", "pdf"],
    ])
  func refused(arguments: [String]) { #expect(throws: (any Error).self) { try Assent.parseAsRoot(["report"] + arguments) } }

  @Test("A campaign that the site doesn't have, a store and a folder that aren't there, end the run", arguments: [0, 1, 2])
  func missing(index: Int) async throws {
    let history = try FigureStore()
    let cases = [
      ["--store", history.location, "--site", Self.site, "--campaign", "winter"], ["--store", "sqlite:/nowhere/at-all", "--site", Self.site],
      ["--store", history.location, "--site", Self.site, "-o", "/nowhere/at-all"],
    ]
    await #expect(throws: (any Error).self) { try await Self.report(cases[index]) }
  }

  @Test(
    "A list of what was sent that is wrong ends the run",
    arguments: [
      "", "slug,number\n", "campaign,recipients\nwinter,5\n", "campaign,recipients\nautumn-2026,many\n", "campaign,recipients\nautumn-2026,-1\n",
      "campaign,recipients,sent\nautumn-2026,5,yesterday\n", "campaign,recipients\nautumn-2026,5\nautumn-2026,6\n",
      "campaign,recipients\n\"autumn-2026,5\n", "campaign,recipients\nautumn-2026,99999999999999999999999\n",
    ])
  func lists(text: String) async throws {
    let history = try FigureStore()
    let sent = history.folder.appending(path: "sent.csv")
    try Data(text.utf8).write(to: sent)
    await #expect(throws: (any Error).self) { try await Self.report(["--store", history.location, "--site", Self.site, "--sent", sent.path]) }
  }
}
