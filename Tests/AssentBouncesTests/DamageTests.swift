import AssentAddresses
import AssentModel
import Foundation
import TestSupport
import Testing

@testable import AssentBounces

@Suite("Messages that mean harm, or were harmed")
struct DamageTests {
  @Test("Multiparts 10,000 deep, half a million parts, fields without end and nested groups of addresses are read without harm")
  func nesting() throws {
    let deep = (0..<10_000).map { "--b\($0)\nContent-Type: multipart/mixed; boundary=b\($0 + 1)\n\n" }.joined()
    let status = "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.1.1\n\n"
    let head = "Subject: x\nContent-Type: multipart/report; boundary=b0\n\n"
    for text in [
      head + deep + status, head + String(repeating: "--b0\n\nx\n", count: 120_000),
      "Subject: " + String(repeating: "=?utf-8?q?a?= ", count: 70_000) + "\n\n",
      "To: " + String(repeating: "a:", count: 500_000) + "\n\n", "To: " + String(repeating: "(", count: 1_000_000) + "\n\n",
      String(repeating: "A:b\n", count: 250_000) + "\n",
      "Content-Type: multipart/mixed; " + String(repeating: "a*1=x; ", count: 140_000) + "boundary=b0\n\n",
      String(repeating: "Content-Type: message/rfc822\n\n", count: 30_000),
    ] {
      #expect(ReportFiles.read(text).reports.isEmpty)
    }
    // The returned message, too, is a stranger's.
    let returned = head + "--b0\n" + status + "--b0\nContent-Type: message/rfc822\n\nTo: " + String(repeating: "a:", count: 400_000) + "\n\n--b0--\n"
    #expect(ReportFiles.read(returned).reports.count == 1)
  }

  @Test("A report with more recipients than any has is read up to the limit, and says so")
  func recipients() throws {
    let groups = (0..<9000).map { "Final-Recipient: rfc822; a\($0)@b.example\nAction: failed\nStatus: 5.1.1\n\n" }.joined()
    let text = "Content-Type: multipart/report; boundary=b0\n\n--b0\nContent-Type: message/delivery-status\n\n\(groups)--b0--\n"
    let content = ReportFiles.read(text)
    #expect(content.reports.count == 5001 && content.faults.count == 1)
  }

  @Test("A message of 100 MB takes no more memory than its first mebibyte, alone and in a mailbox")
  func size() throws {
    let folder = try Folder()
    let path = folder.path("large.eml")
    let report = try ReportFiles.text("exim-unknown-user.eml")
    let parts = report.components(separatedBy: "\n--1795167001-eximdsn-1804289383--")
    try folder.write(parts[0].utf8, "large.eml")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    let megabyte = Data(repeating: UInt8(ascii: "x"), count: 1 << 20)
    for _ in 0..<100 { try file.write(contentsOf: megabyte) }
    try file.write(contentsOf: Data(("\n--1795167001-eximdsn-1804289383--\n\nFrom next\n" + (try ReportFiles.text("postfix-unknown-user.eml"))).utf8))
    try file.close()
    let before = try Self.residentMemory()
    #expect(ReportFiles.read(path: path).map(\.content.summary) == ["hard carl@example.com 5.0.0"])
    let mailbox = folder.path("mbox")
    let header = try folder.write(Array("From first\n".utf8), "mbox")
    #expect(header == mailbox)
    let output = try #require(FileHandle(forWritingAtPath: mailbox))
    try output.seekToEnd()
    let input = try #require(FileHandle(forReadingAtPath: path))
    while let piece = try input.read(upToCount: 1 << 20), !piece.isEmpty { try output.write(contentsOf: piece) }
    try output.close()
    #expect(ReportFiles.read(path: mailbox).map(\.content.summary) == ["hard carl@example.com 5.0.0", "hard ana@example.be 5.1.1"])
    #expect(try Self.residentMemory() - before < 48 << 20)
  }

  @Test("Headers of 100 MB, and a file of NULs, are no report")
  func headers() throws {
    let folder = try Folder()
    let path = folder.path("header.eml")
    try folder.write("Subject: ".utf8, "header.eml")
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seekToEnd()
    for _ in 0..<100 { try file.write(contentsOf: Data(repeating: UInt8(ascii: "x"), count: 1 << 20)) }
    try file.close()
    #expect(ReportFiles.read(path: path).map(\.content.reports.count) == [0])
    #expect(ReportFiles.reader.read([UInt8](repeating: 0, count: 100_000), at: SourceLocation("nul")).content.reports.isEmpty)
    for text in ["", "\n", "\r\n\r\n", ":", " ", "From ", "\u{FEFF}Subject: x\n\n"] { #expect(ReportFiles.read(text).reports.isEmpty) }
  }

  @Test("Reports that are cut off at each of their bytes never name an address that isn't theirs")
  func truncation() throws {
    for name in ["postfix-several.eml", "yahoo-complaint.eml", "internationalized.eml"] {
      let bytes = try ReportFiles.bytes(name)
      let whole = Set(ReportFiles.reader.read(bytes, at: SourceLocation(name)).content.reports.map(\.recipient))
      for length in 0..<bytes.count {
        let reports = ReportFiles.reader.read(Array(bytes[..<length]), at: SourceLocation(name)).content.reports
        #expect(whole.isSuperset(of: reports.map(\.recipient)), "\(name) cut at \(length)")
      }
    }
  }

  @Test("Damaged reports end in a reading, never in a crash", arguments: 0..<4)
  func fuzz(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let files = try ReportFiles.names().map { try ReportFiles.bytes($0) }
    let pieces = [
      "--", "\n\n", "\r\n", "\0", "Content-Type: multipart/mixed; boundary=", "Content-Transfer-Encoding: base64\n", "=?utf-8?B?", ";", "\u{FF}",
      "rfc822;", "<", "\\x{", "+2B", ":",
    ]
    for _ in 0..<1500 {
      var bytes = try #require(files.randomElement(using: &generator))
      for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
        let position = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[position] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.removeSubrange(position..<min(bytes.count, position + Int.random(in: 1...60, using: &generator)))
        case 2: bytes.insert(contentsOf: try #require(pieces.randomElement(using: &generator)).utf8, at: position)
        case 3: bytes.insert(contentsOf: bytes[position..<min(bytes.count, position + 200)], at: Int.random(in: 0...bytes.count, using: &generator))
        case 4: bytes.removeSubrange(position...)
        default:
          let other = try #require(files.randomElement(using: &generator))
          bytes.insert(contentsOf: other.prefix(Int.random(in: 0...other.count, using: &generator)), at: position)
        }
      }
      let content = ReportFiles.reader.read(bytes, at: SourceLocation("fuzz")).content
      #expect(content.reports.allSatisfy { $0.recipient.channel == .email && $0.hash.count == 64 && !$0.errorText.contains("\n") })
    }
  }

  @Test("Many threads read at once")
  func threads() async throws {
    let files = try ReportFiles.names().map { try ReportFiles.bytes($0) }
    let expected = files.map { ReportFiles.reader.read($0, at: SourceLocation("x")) }
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<16 {
        group.addTask { (0..<20).allSatisfy { _ in files.map { ReportFiles.reader.read($0, at: SourceLocation("x")) } == expected } }
      }
      for await isSame in group { #expect(isSame) }
    }
  }

  /// In bytes.
  private static func residentMemory() throws -> Int {
    let fields = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ")
    return try #require(fields.count > 1 ? Int(fields[1]) : nil) * 4096
  }
}
