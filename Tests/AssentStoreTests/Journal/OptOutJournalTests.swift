import AssentModel
import AssentStore
import Foundation
import Testing

@Suite("The journal of opt-outs")
struct OptOutJournalTests {
  private let folder: JournalFolder
  private let optOuts: [LateSubmission]

  init() throws {
    folder = try JournalFolder()
    var generator = SystemRandomNumberGenerator()
    let byHand = Submission(
      id: RecordID(at: Timestamp(seconds: 9), from: &generator), salt: RecordSalt(from: &generator),
      profile: try #require(Profile.ID("p \"4\"\n\u{7}é\u{2028}/")), choice: .optOut, scope: .channel(.post), method: .byHand,
      statement: SenderStatement(reason: "by phone; “stop”\r\n\u{0}", actor: "Ines"))
    optOuts = [
      try Recipient("p-1").late(1), try Recipient("p-2").late(2, .channels(ChannelSet([.email, .sms]))),
      try Recipient("p-1").late(3, Recipient.news, .oneClick),
      LateSubmission(byHand, at: Timestamp(seconds: 9), newestKnownTime: Timestamp(seconds: 5)),
    ]
  }

  private func fill() async throws {
    let journal = try OptOutJournal(path: folder.journal)
    for optOut in optOuts { try await journal.append(optOut) }
    await journal.close()
  }

  private func code(_ body: () async throws -> Void) async -> JournalError.Code? {
    do { try await body() } catch { return (error as? JournalError)?.code }
    return nil
  }

  @Test("What was written is there, in its order, when the journal is opened again")
  func survives() async throws {
    try await fill()
    let journal = try OptOutJournal(path: folder.journal)
    #expect(journal.first(100) == optOuts)
    #expect(journal.findings.isEmpty && journal.depth == 4)
    #expect(journal.oldest == Timestamp(seconds: 1))
    #expect(try journal.bytes == folder.bytes(folder.journal).count)
    #expect(journal.waiting(of: optOuts[0].submission.profile) == [optOuts[0], optOuts[2]])
  }

  @Test("A journal is its owner's alone, also when it wasn't")
  func mode() async throws {
    try await fill()
    func mode() throws -> Int? { (try FileManager.default.attributesOfItem(atPath: folder.journal)[.posixPermissions] as? NSNumber)?.intValue }
    #expect(try mode() == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.journal)
    _ = try OptOutJournal(path: folder.journal)
    #expect(try mode() == 0o600)
  }

  @Test("What is done doesn't come back, and once all is done the file is its first line")
  func done() async throws {
    try await fill()
    var journal = try OptOutJournal(path: folder.journal)
    try await journal.finish([optOuts[0].submission.id, optOuts[3].submission.id])
    #expect(journal.first(100) == Array(optOuts[1...2]))
    await journal.close()
    journal = try OptOutJournal(path: folder.journal)
    #expect(journal.first(100) == Array(optOuts[1...2]))
    try await journal.finish([optOuts[1].submission.id, optOuts[2].submission.id])
    #expect(journal.depth == 0 && journal.oldest == nil)
    let lines = try folder.bytes(folder.journal).split(separator: UInt8(ascii: "\n"))
    #expect(lines.map { String(decoding: $0.dropFirst(17), as: UTF8.self) } == [#"{"journal":1}"#])
    try await journal.append(optOuts[1])
    await journal.close()
    #expect(try OptOutJournal(path: folder.journal).first(100) == [optOuts[1]])
  }

  @Test("A last line that isn't whole is ignored and told, wherever it breaks off")
  func torn() async throws {
    try await fill()
    let whole = try folder.bytes(folder.journal)
    let start = try #require(whole.dropLast().lastIndex(of: UInt8(ascii: "\n"))) + 1
    let extra = try Recipient("p-9").late(20)
    for end in start..<whole.count {
      try folder.write(whole[..<end])
      var journal = try OptOutJournal(path: folder.journal)
      #expect(journal.first(100) == Array(optOuts.dropLast()), "\(end)")
      #expect(journal.findings == (end == start ? [] : [JournalFinding(.torn, offset: start, length: end - start)]))
      try await journal.append(extra)
      await journal.close()
      journal = try OptOutJournal(path: folder.journal)
      #expect(journal.first(100) == Array(optOuts.dropLast()) + [extra] && journal.findings.isEmpty, "\(end)")
      await journal.close()
    }
  }

  @Test("A first line that isn't whole is written again")
  func tornHeader() async throws {
    await (try OptOutJournal(path: folder.journal)).close()
    let header = try folder.bytes(folder.journal)
    for end in 0..<header.count {
      try folder.write(header[..<end])
      let journal = try OptOutJournal(path: folder.journal)
      #expect(journal.depth == 0 && journal.findings.isEmpty)
      await journal.close()
      #expect(try folder.bytes(folder.journal) == header)
    }
  }

  @Test("A damaged line in the middle is kept aside and told once, whichever byte it is; the others are there")
  func damaged() async throws {
    try await fill()
    let whole = try folder.bytes(folder.journal)
    let ends = whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }
    let line = (ends[1] + 1)..<ends[2]
    for place in line {
      try? FileManager.default.removeItem(atPath: folder.damaged)
      var bytes = whole
      bytes[place] ^= 0x04
      try folder.write(bytes)
      let journal = try OptOutJournal(path: folder.journal)
      #expect(journal.first(100) == [optOuts[0], optOuts[2], optOuts[3]], "\(place)")
      #expect(journal.findings.map(\.offset).first == line.lowerBound && journal.findings.map(\.kind).contains(.damaged(keptIn: folder.damaged)))
      let kept = try folder.bytes(folder.damaged)
      #expect(kept == Array(bytes[line]) + [UInt8(ascii: "\n")], "\(place)")
      await journal.close()
      let again = try OptOutJournal(path: folder.journal)
      #expect(again.findings.isEmpty && again.depth == 3)
      #expect(try folder.bytes(folder.damaged) == kept)
      await again.close()
    }
  }

  @Test("A finding shows nothing of what is written")
  func findingsAreSilent() {
    let findings = [JournalFinding(.torn, offset: 5, length: 6), JournalFinding(.damaged(keptIn: "j.damaged"), offset: 5, length: 6)]
    #expect(findings.allSatisfy { $0.description.contains("6 bytes at 5") })
  }

  @Test("One process has the journal; another journal of this one counts, too")
  func inUse() async throws {
    let journal = try OptOutJournal(path: folder.journal)
    #expect(await code { _ = try OptOutJournal(path: folder.journal) } == .inUse)
    await journal.close()
    #expect(await code { try await journal.append(optOuts[0]) } == .closed)
    _ = try OptOutJournal(path: folder.journal)
  }

  @Test("Files that aren't journals, and folders, are refused and left as they are", arguments: ["hello\nworld\n", "x", "\n", "SQLite format 3\0"])
  func foreign(text: String) async throws {
    try folder.write(Array(text.utf8))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.journal)
    #expect(await code { _ = try OptOutJournal(path: folder.journal) } == .notAJournal)
    #expect(try folder.bytes(folder.journal) == Array(text.utf8))
    #expect(try FileManager.default.attributesOfItem(atPath: folder.journal)[.posixPermissions] as? NSNumber == 0o644)
    #expect(await code { _ = try OptOutJournal(path: folder.path) } == .cannotOpen)
    #expect(await code { _ = try OptOutJournal(path: folder.file("missing/j")) } == .cannotOpen)
    #expect(await code { _ = try OptOutJournal(path: "/dev/null") } == .notAJournal)
  }

  @Test("The journal of a newer version is refused")
  func newer() async throws {
    // The checksum is that of `printf %s '{"journal":2}' | sha256sum`.
    try folder.write(Array(#"\#(Self.checksum) {"journal":2}"#.utf8) + [UInt8(ascii: "\n")])
    #expect(await code { _ = try OptOutJournal(path: folder.journal) } == .newerVersion)
  }

  @Test("A journal takes plain opt-outs alone")
  func others() async throws {
    let journal = try OptOutJournal(path: folder.journal)
    let recipient = try Recipient()
    for submission in [
      try recipient.submission(.optIn), try recipient.submission(.undo),
      try recipient.submission(.preferences, .everyChannel, .preferences(offered: [.channel(.email)], ticked: [])),
    ] {
      #expect(await code { try await journal.append(LateSubmission(submission, at: Timestamp(seconds: 1))) } == .notAnOptOut)
    }
    #expect(journal.depth == 0)
  }

  @Test("A journal that has reached its limit refuses, and takes again once it's through")
  func limit() async throws {
    let journal = try OptOutJournal(path: folder.journal, limit: 2_000)
    var taken: [LateSubmission] = []
    while taken.count < 100 {
      let next = try Recipient("p-\(taken.count)").late(Int64(taken.count))
      guard await code({ try await journal.append(next) }) == nil else { break }
      taken.append(next)
    }
    #expect((1...6).contains(taken.count) && journal.bytes <= 2_000)
    #expect(await code { try await journal.append(optOuts[0]) } == .full)
    try await journal.finish([taken[0].submission.id])
    #expect(journal.first(100) == Array(taken.dropFirst()))
    try await journal.finish(taken.map(\.submission.id))
    try await journal.append(optOuts[0])
    #expect(journal.first(100) == [optOuts[0]])
  }

  @Test("Many at once are all there, each once")
  func many() async throws {
    let journal = try OptOutJournal(path: folder.journal)
    let all = try (0..<1000).map { try Recipient("p-\($0)").late(Int64($0)) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for one in all { group.addTask { try await journal.append(one) } }
      try await group.waitForAll()
    }
    let order = journal.first(2000)
    #expect(Set(order) == Set(all) && order.count == 1000)
    await journal.close()
    #expect(try OptOutJournal(path: folder.journal).first(2000) == order)
  }

  private static let checksum = "1192d68f2b9c033f"
}
