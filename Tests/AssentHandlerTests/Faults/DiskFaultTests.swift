import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Disks that are full or can't be written", .serialized)
struct DiskFaultTests {
  /// Sends an opt-out, which must be taken.
  private static func optOut(_ profile: String, _ client: HTTPClient, _ folder: ProgramFolder, _ answers: inout Answers) async throws {
    let answer = try await client.post("/en/\(try folder.token(profile))", "button")
    #expect(answer.status == 303, "\(answer.text)")
    if answer.status == 303 { answers.add([profile]) }
  }

  /// Sends an opt-in, which can't be recorded now.
  private static func expectRefused(_ profile: String, _ client: HTTPClient, _ folder: ProgramFolder, _ action: LinkAction = .optIn) async throws {
    let answer = try await client.post("/en/\(try folder.token(profile, action))", "button")
    #expect(answer.status == 503 && answer.headers["retry-after"] != nil && answer.text.contains("unavailable"), "\(answer)")
  }

  /// What the program says while its store takes nothing.
  private static func expectDegraded(_ client: HTTPClient, isFull: Bool) async throws {
    try await wait(for: "a program that isn't ready") { try await client.get("/ready").status == 503 }
    #expect(try await client.get("/ready").text.contains(#""store""#))
    let health = try await client.get("/health")
    #expect(health.status == 200)
    for part in [#""status":"degraded""#, #""store":"unavailable""#, #""full":\#(isFull)"#] { #expect(health.text.contains(part), "\(health.text)") }
  }

  private static func expectRecovered(_ client: HTTPClient) async throws {
    try await wait(for: "an empty journal") { try await client.get("/health").text.contains(#""depth":0"#) }
    try await wait(for: "a program that is ready") { try await client.get("/ready").status == 200 }
  }

  @Test("A full disk: opt-outs are kept while the journal's has room, then refused; what was answered is there once there is room again")
  func full() async throws {
    let folder = try ProgramFolder()
    let (database, journal) = (folder.folder.path("database"), folder.folder.path("journal"))
    let place = try MountedPlace(
      """
      mkdir '\(database)' '\(journal)'
      mount -t tmpfs -o size=16m none '\(database)'
      mount -t tmpfs -o size=64k none '\(journal)'
      """)
    func start() throws -> RunningProgram {
      try folder.start(["--journal", "\(journal)/assent.journal"], store: "sqlite:\(database)/store.sqlite", launcher: place.launcher)
    }
    var program = try start()
    var client = HTTPClient(port: try #require(await program.port()))
    var answers = Answers()
    var number = 0
    func next() -> String {
      number += 1
      return "person-\(number)"
    }
    for _ in 0..<20 { try await Self.optOut(next(), client, folder, &answers) }

    try await place.fill(database)
    // The database's log may still have room of its own.
    try await wait(for: "an opt-out in the journal") {
      try await Self.optOut(next(), client, folder, &answers)
      return try await !client.get("/health").text.contains(#""depth":0"#)
    }
    try await Self.expectRefused("somebody-in", client, folder)
    for _ in 0..<20 { try await Self.optOut(next(), client, folder, &answers) }
    try await Self.expectDegraded(client, isFull: false)

    // A program that starts now takes opt-outs, too.
    program.send(signal: SIGKILL)
    _ = await program.end()
    program = try start()
    client = HTTPClient(port: try #require(await program.port()))
    for _ in 0..<10 { try await Self.optOut(next(), client, folder, &answers) }
    try await Self.expectDegraded(client, isFull: false)

    try await place.fill(journal)
    var refused: [String] = []
    try await wait(for: "an opt-out that is refused") {
      let profile = next()
      let answer = try await client.post("/en/\(try folder.token(profile))", "button")
      if answer.status == 303 { answers.add([profile]) } else { refused.append(profile) }
      return !refused.isEmpty
    }
    for profile in refused + [next(), next()] { try await Self.expectRefused(profile, client, folder, .optOut) }
    try await Self.expectDegraded(client, isFull: true)

    try await place.makeRoom(journal)
    for _ in 0..<5 { try await Self.optOut(next(), client, folder, &answers) }
    try await Self.expectDegraded(client, isFull: false)
    try await place.makeRoom(database)
    try await Self.expectRecovered(client)
    for profile in refused { try await Self.optOut(profile, client, folder, &answers) }
    #expect(try await client.post("/en/\(try folder.token("somebody-in", .optIn))", "button").status == 303)
    answers.add(["somebody-in"])
    program.terminate()
    #expect(await program.end().code == 0)
    let copy = folder.folder.path("copy")
    try await place.run("cp -a '\(database)' '\(copy)'")
    try await answers.expectOnce(
      in: try PreferenceStore(SQLiteBackend(path: "\(copy)/store.sqlite")), "full disks, first the database's, then the journal's")
  }

  @Test("A program that starts with a database on a read-only file system takes opt-outs, and records them when it can be written")
  func mountedReadOnly() async throws {
    let folder = try ProgramFolder()
    let database = folder.folder.path("database")
    try FileManager.default.createDirectory(atPath: database, withIntermediateDirectories: false)
    try await PreferenceStore(SQLiteBackend(path: "\(database)/store.sqlite")).close()
    let place = try MountedPlace("mount --bind '\(database)' '\(database)'\nmount -o remount,bind,ro '\(database)'")
    let program = try folder.start(
      ["--journal", folder.folder.path("assent.journal")], store: "sqlite:\(database)/store.sqlite", launcher: place.launcher)
    let client = HTTPClient(port: try #require(await program.port()))
    var answers = Answers()
    for number in 0..<20 { try await Self.optOut("person-\(number)", client, folder, &answers) }
    try await Self.expectRefused("somebody-in", client, folder)
    try await Self.expectDegraded(client, isFull: false)
    try await place.run("mount -o remount,bind,rw '\(database)'")
    try await Self.expectRecovered(client)
    program.terminate()
    #expect(await program.end().code == 0)
    try await answers.expectOnce(in: try PreferenceStore(SQLiteBackend(path: "\(database)/store.sqlite")), "a read-only file system at the start")
  }

  @Test("A database that becomes read-only under a running program: opt-outs are kept, the rest gets 503, and all is recorded when it can be")
  func becomesReadOnly() async throws {
    let chattr = try #require(Tool.installed("/usr/bin/chattr"), "this test needs chattr, of Debian's package e2fsprogs")
    let folder = try ProgramFolder()
    let program = try folder.start()
    let client = HTTPClient(port: try #require(await program.port()))
    var answers = Answers()
    for number in 0..<20 { try await Self.optOut("person-\(number)", client, folder, &answers) }
    // Not even root writes a file that is immutable, nor a program that has it open.
    let files = ["", "-wal"].map { folder.folder.path("store.sqlite\($0)") }
    let locked = try await Tool.run(chattr, ["+i"] + files)
    try #require(locked.code == 0, "this test makes files immutable, which root may and this file system doesn't take: \(locked.output)")
    do {
      for number in 20..<40 { try await Self.optOut("person-\(number)", client, folder, &answers) }
      try await Self.expectRefused("somebody-in", client, folder)
      try await Self.expectDegraded(client, isFull: false)
    } catch {
      _ = try await Tool.run(chattr, ["-i"] + files)
      throw error
    }
    #expect(try await Tool.run(chattr, ["-i"] + files).code == 0)
    try await Self.expectRecovered(client)
    program.terminate()
    #expect(await program.end().code == 0)
    try await answers.expectOnce(in: try folder.store(), "a database that becomes read-only")
  }

  /// SQLite shares memory with other programs in a file, and a system that doesn't let that be written ends the program that tries (SIGBUS).
  @Test("A whole file system that becomes read-only may end the program; started anew it takes opt-outs, and what was answered is there")
  func endsReadOnly() async throws {
    let chattr = try #require(Tool.installed("/usr/bin/chattr"), "this test needs chattr, of Debian's package e2fsprogs")
    let folder = try ProgramFolder()
    var program = try folder.start(environment: ["SWIFT_BACKTRACE": "enable=no"])
    var client = HTTPClient(port: try #require(await program.port()))
    var answers = Answers()
    for number in 0..<20 { try await Self.optOut("person-\(number)", client, folder, &answers) }
    let files = ["", "-wal", "-shm"].map { folder.folder.path("store.sqlite\($0)") }
    let locked = try await Tool.run(chattr, ["+i"] + files)
    try #require(locked.code == 0, "this test makes files immutable, which root may and this file system doesn't take: \(locked.output)")
    do {
      if let answer = try? await client.post("/en/\(try folder.token("person-20"))", "button") {
        #expect(answer.status == 303)
        answers.add(["person-20"])
      } else {
        // As systemd does.
        #expect(await program.end().code == SIGBUS)
        program = try folder.start()
        client = HTTPClient(port: try #require(await program.port()))
      }
      for number in 21..<40 { try await Self.optOut("person-\(number)", client, folder, &answers) }
      try await Self.expectRefused("somebody-in", client, folder)
      try await Self.expectDegraded(client, isFull: false)
    } catch {
      _ = try await Tool.run(chattr, ["-i"] + files)
      throw error
    }
    #expect(try await Tool.run(chattr, ["-i"] + files).code == 0)
    try await Self.expectRecovered(client)
    program.terminate()
    #expect(await program.end().code == 0)
    try await answers.expectOnce(in: try folder.store(), "a read-only file system under a running program", others: ["person-20"])
  }
}
