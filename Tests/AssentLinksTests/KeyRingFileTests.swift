import AssentLinks
import AssentModel
import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Key ring files")
struct KeyRingFileTests {
  private let folder: TemporaryFolder
  private let file: KeyRingFile

  init() throws {
    folder = try TemporaryFolder()
    file = KeyRingFile(path: folder.path("assent.keys"))
  }

  private func now(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_790_000_000_250 + seconds * 1000) }

  private func code(_ body: () throws -> some Any) -> KeyRingError.Code? {
    #expect(throws: KeyRingError.self) { try body() }?.code
  }

  private func link() throws -> Link { Link(.optOut, profile: try #require(Profile.ID("p-1"))) }

  @Test("A new ring is read back as it was, and only its owner may read it")
  func create() throws {
    var generator = SeededGenerator(seed: 1)
    let made = try file.create(now: now(0), using: &generator)
    let read = try file.read()
    #expect(read.keys == made.keys)
    #expect(read.keys.map(\.createdAt) == [now(0)])
    #expect(try read.verify(made.sign(link()).text).link == link())
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try folder.names() == ["assent.keys"])
  }

  @Test("A ring is never overwritten by a new one")
  func neverOverwritten() throws {
    var generator = SeededGenerator(seed: 1)
    _ = try file.create(now: now(0), using: &generator)
    let before = try folder.bytes(of: "assent.keys")
    #expect(code { try file.create(now: now(1), using: &generator) } == .alreadyExists)
    #expect(try folder.bytes(of: "assent.keys") == before)
  }

  @Test("Rotating makes a new key sign, and the former one verifies on")
  func rotate() throws {
    var generator = SeededGenerator(seed: 1)
    let first = try file.create(now: now(0), using: &generator).sign(link())
    let ring = try file.rotate(now: now(1), using: &generator)
    #expect(ring.keys.map(\.state) == [.retired, .active])
    #expect(Set(ring.keys.map(\.secret)).count == 2)
    #expect(try file.read().keys == ring.keys)
    #expect(try file.read().verify(first.text).keyID.rawValue == 0)
    #expect(try ring.verify(ring.sign(link()).text).keyID.rawValue == 1)
    #expect(try folder.names() == ["assent.keys"])
  }

  @Test("A seventeenth key is refused with advice, and a removed id comes back last")
  func sixteen() throws {
    var generator = SeededGenerator(seed: 1)
    var ring = try KeyRing(now: now(0), using: &generator)
    for second in 1...15 { ring = try ring.rotated(now: now(Int64(second)), using: &generator) }
    #expect(ring.keys.count == 16)
    let error = #expect(throws: KeyRingError.self) { try ring.rotated(now: now(16), using: &generator) }
    #expect(error?.code == .full)
    #expect(error?.message.contains("assent keys remove") == true)
    let four = try #require(KeyID(rawValue: 4))
    ring = try ring.removing(four)
    #expect(ring.keys.map(\.id).contains(four) == false)
    #expect(try ring.rotated(now: now(17), using: &generator).keys.max { $0.createdAt < $1.createdAt }?.id == four)
  }

  @Test("The only key that signs is neither retired nor removed, and an unknown key is named")
  func lastSigner() throws {
    var generator = SeededGenerator(seed: 1)
    _ = try file.create(now: now(0), using: &generator)
    let (zero, one) = (try #require(KeyID(rawValue: 0)), try #require(KeyID(rawValue: 1)))
    #expect(code { try file.retire(zero) } == .noActiveKey)
    #expect(code { try file.remove(zero) } == .noActiveKey)
    #expect(code { try file.remove(one) } == .unknownKey)
    _ = try file.rotate(now: now(1), using: &generator)
    #expect(try file.remove(zero).keys.map(\.id) == [one])
  }

  @Test("A key can be retired while another one signs")
  func retire() throws {
    var generator = SeededGenerator(seed: 1)
    let ids = try [2, 5].map { try #require(KeyID(rawValue: $0)) }
    let ring = try KeyRing(keys: ids.map { SigningKey(id: $0, secret: Secret(from: &generator), createdAt: now(Int64($0.rawValue))) })
    #expect(try ring.retiring(ids[1]).keys.map(\.state) == [.active, .retired])
    let retired = try ring.retiring(ids[1])
    #expect(try retired.verify(retired.sign(link()).text).keyID == ids[0])
  }

  @Test("A file that others may read or write is refused with the command that helps", arguments: [0o644, 0o640, 0o604, 0o620, 0o602, 0o610, 0o777])
  func modes(mode: Int) throws {
    var generator = SeededGenerator(seed: 1)
    _ = try file.create(now: now(0), using: &generator)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    let error = #expect(throws: KeyRingError.self) { try file.read() }
    #expect(error?.code == .notPrivate)
    #expect(error?.message.contains("chmod 600 \(file.path)") == true)
    #expect(code { try file.rotate(now: now(1), using: &generator) } == .notPrivate)
    try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: file.path)
    #expect(try file.read().keys.count == 1)
  }

  @Test("A file of another user is refused", .enabled(if: geteuid() == 0))
  func otherOwner() throws {
    var generator = SeededGenerator(seed: 1)
    _ = try file.create(now: now(0), using: &generator)
    try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: file.path)
    #expect(code { try file.read() } == .notPrivate)
  }

  @Test("What is no file, or not there, is refused")
  func notThere() throws {
    var generator = SeededGenerator(seed: 1)
    #expect(code { try file.read() } == .notFound)
    #expect(code { try file.rotate(now: now(1), using: &generator) } == .notFound)
    #expect(code { try KeyRing(file: folder.url.path) } == .malformed)
    #expect(code { try KeyRingFile(path: folder.path("none/assent.keys")).create(now: now(0), using: &generator) } == .inputOutput)
    let made = unsafe mkfifo(folder.path("pipe"), 0o600)
    #expect(made == 0)
    #expect(code { try KeyRing(file: folder.path("pipe")) } == .malformed)
    #expect(try folder.names() == ["pipe"])
  }

  @Test("A symbolic link stays one, and the ring it leads to is changed")
  func symbolicLink() throws {
    var generator = SeededGenerator(seed: 1)
    _ = try file.create(now: now(0), using: &generator)
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: file.path)
    _ = try KeyRingFile(path: folder.path("link")).rotate(now: now(1), using: &generator)
    #expect(try file.read().keys.count == 2)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == file.path)
  }

  @Test("What a crash left behind doesn't stop the next change")
  func leftover() throws {
    var generator = SeededGenerator(seed: 1)
    _ = try file.create(now: now(0), using: &generator)
    _ = try folder.write("half a ring", to: ".assent.keys.1a2b3c.partial")
    _ = try folder.write("another ring", to: ".assent.keys.old.1a2b3c.partial")
    _ = try file.rotate(now: now(1), using: &generator)
    #expect(try folder.names() == [".assent.keys.old.1a2b3c.partial", "assent.keys"])
    #expect(try file.read().keys.count == 2)
  }

  @Test("Rotations at the same time all count")
  func concurrent() async throws {
    var generator = SeededGenerator(seed: 1)
    let file = file
    _ = try file.create(now: now(0), using: &generator)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 1...5 {
        group.addTask {
          var generator = SeededGenerator(seed: UInt64(worker) * 77)
          _ = try file.rotate(now: Timestamp(seconds: 1_800_000_000 + Int64(worker)), using: &generator)
        }
      }
      try await group.waitForAll()
    }
    let keys = try file.read().keys
    #expect(keys.count == 6)
    #expect(Set(keys.map(\.secret)).count == 6)
    #expect(keys.filter { $0.state == .active }.count == 1)
  }

  @Test("ASSENT_KEYS names a file or holds the ring, and a flag comes first")
  func load() throws {
    var generator = SeededGenerator(seed: 1)
    let ring = try file.create(now: now(0), using: &generator)
    let text = String(decoding: try folder.bytes(of: "assent.keys"), as: UTF8.self)
    #expect(try KeyRing.load(environmentValue: file.path).keys == ring.keys)
    #expect(try KeyRing.load(environmentValue: text).keys == ring.keys)
    #expect(try KeyRing.load(environmentValue: "\n \(text)").keys == ring.keys)
    #expect(try KeyRing.load(path: file.path, environmentValue: "/nowhere").keys == ring.keys)
    #expect(code { try KeyRing.load(environmentValue: nil) } == .notFound)
    #expect(code { try KeyRing.load(environmentValue: "") } == .notFound)
    #expect(code { try KeyRing.load(path: "/nowhere", environmentValue: text) } == .notFound)
  }

  @Test(
    "A wrong text is refused with its place and without what it holds",
    arguments: [
      ("{", "this is no JSON"), ("SECRETSECRET", "this is no JSON"), ("[]", "the text"), ("{}", "keys is missing"),
      (#"{"keys": []}"#, "no key"), (#"{"keys": [{"id": 0, "state": "active", "secret": "SECRETSECRET"}]}"#, "keys[0].createdAt"),
      (#"{"keys": [{"id": 0, "state": "SECRETSECRET", "createdAt": "", "secret": ""}]}"#, "keys[0].state"),
      (#"{"keys": [{"id": 0, "state": "active", "createdAt": "2026-11-22T10:15:30.250Z", "secret": "SECRETSECRET"}]}"#, "keys[0].secret must be"),
      (#"{"keys": [{"id": 0, "state": "active", "createdAt": "2026-11-22T10:15:30.250Z", "secret": "SECRET!"}]}"#, "keys[0].secret"),
      (#"{"keys": [{"id": 16, "state": "active", "createdAt": "", "secret": "SECRETSECRET"}]}"#, "keys[0].id must be"),
      (#"{"keys": [{"id": 256, "state": "active", "createdAt": "", "secret": "SECRETSECRET"}]}"#, "keys[0].id must be"),
      (
        #"{"keys": [{"id": 1, "state": "active", "createdAt": "SECRET", "secret": "SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRET"}]}"#,
        "keys[0].createdAt must be"
      ),
      (#"{"keys": [{"id": 1, "id": "SECRET"}]}"#, "keys[0]"),
    ])
  func malformed(text: String, part: String) throws {
    let error = #expect(throws: KeyRingError.self) { try KeyRing(text: text, source: "ring") }
    #expect(error?.message.hasPrefix("ring: ") == true)
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    #expect(error?.message.contains("SECRET") == false)
  }

  @Test("No message, description or state of a ring file shows a secret")
  func hidden() throws {
    var generator = SeededGenerator(seed: 1)
    let ring = try file.create(now: now(0), using: &generator)
    let text = String(decoding: try folder.bytes(of: "assent.keys"), as: UTF8.self)
    let secret = try #require(text.firstMatch(of: /"secret" : "([A-Za-z0-9+\/=]{44})"/)?.1)
    var dumped = ""
    dump((file, ring, ring.keys), to: &dumped)
    #expect(!dumped.contains(secret) && !"\(file) \(ring)".contains(secret))
    let errors: [KeyRingError.Code?] = [
      code { try KeyRing(text: text.replacing("active", with: "broken"), source: "ring") },
      code { try KeyRing(text: text + text, source: "ring") },
    ]
    #expect(errors == [.malformed, .malformed])
    let error = #expect(throws: KeyRingError.self) { try KeyRing(text: text.replacing("\"id\"", with: "\"no\""), source: "ring") }
    #expect(error?.message.contains(secret) == false)
  }
}
