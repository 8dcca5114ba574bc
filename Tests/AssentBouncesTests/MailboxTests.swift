import AssentAddresses
import AssentModel
import Foundation
import Testing

@testable import AssentBounces

@Suite("Mailboxes")
struct MailboxTests {
  @Test("An mbox file is read message by message, each with the line it begins on")
  func mbox() throws {
    let folder = try Folder()
    var text = ""
    var lines: [Int] = []
    for name in ["postfix-unknown-user.eml", "reply.eml", "yahoo-complaint.eml"] {
      lines.append(text.count { $0 == "\n" } + 1)
      text += "From MAILER-DAEMON Fri Nov 20 09:00:04 2026\n" + (try ReportFiles.text(name)) + "From here on it is text\n\n"
    }
    let readings = try ReportFiles.read(path: folder.write(text.utf8, "mbox"))
    #expect(readings.map(\.location.line) == lines)
    #expect(readings.map { $0.content.reports.map(\.summary) } == [["hard ana@example.be 5.1.1"], [], ["complaint pia@yahoo.example abuse"]])
    let crlf = try ReportFiles.read(path: folder.write(text.replacing("\n", with: "\r\n").utf8, "crlf"))
    #expect(crlf.map(\.content) == readings.map(\.content))
  }

  @Test("A maildir is read in the order of delivery, new and seen; files of other kinds in it are named")
  func maildir() throws {
    let folder = try Folder()
    try folder.write(ReportFiles.bytes("postfix-spamhaus.eml"), "box/cur/1795161605.M1.host:2,S")
    try folder.write(ReportFiles.bytes("postfix-unknown-user.eml"), "box/new/1795161604.M1.host")
    try folder.write([], "box/new/1795161606.M1.host")
    try folder.write([], "box/new/.hidden")
    try FileManager.default.createDirectory(atPath: folder.path("box/tmp"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder.path("box/new/1795161607.link"), withDestinationPath: "/etc/passwd")
    #expect(unsafe mkfifo(folder.path("box/new/1795161608.pipe"), 0o600) == 0)
    let readings = ReportFiles.read(path: folder.path("box"))
    #expect(readings.prefix(2).flatMap(\.content.reports).map(\.recipient.text) == ["ana@example.be", "bo@example.net"])
    #expect(readings[2].content == .notReport("empty"))
    #expect(readings.count == 5 && readings[4].content == .unreadable("no regular file"))
    guard case .unreadable = readings[3].content else { return #expect(Bool(false), "a link was followed") }
  }

  @Test("A path that isn't there, and a folder that is no maildir, are said to be so")
  func nothing() throws {
    let folder = try Folder()
    #expect(ReportFiles.read(path: folder.path("absent")).map(\.content) == [.unreadable("can't be read: No such file or directory")])
    #expect(
      ReportFiles.read(path: folder.path("")).map(\.content) == [.unreadable("a folder that is no maildir: there is neither new nor cur in it")]
    )
  }

  @Test("Messages are found whatever the pieces in which a file is read", arguments: [65_530, 65_534, 65_535, 65_536, 65_537, 65_541])
  func pieces(length: Int) throws {
    let folder = try Folder()
    let filler = "Subject: x\n\n" + String(repeating: "y", count: length - 19) + "\n\n"
    let text = "From a\n" + filler + "From b\nSubject: second\n\nFrom c\n"
    let readings = try ReportFiles.read(path: folder.write(text.utf8, "mbox"))
    #expect(readings.map(\.location.line) == [1, 6, 9].map { $0 } || readings.count == 3, "\(readings.map(\.location))")
  }
}
