import AssentAddresses
import AssentAudience
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Testing

/// Each with a store of its own, in a file.
@Suite("Keywords that are applied")
final class KeywordRunTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("assent-keywords-\(UUID().uuidString)")
  private let store: PreferenceStore
  private static let noon = Timestamp(seconds: 1_795_176_000)

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try PreferenceStore(SQLiteBackend(path: folder.appendingPathComponent("assent.sqlite").path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func run(_ unknownNumbers: KeywordSettings.UnknownNumber = .quarantine, isDryRun: Bool = false) -> KeywordRun {
    KeywordRun(
      store: isDryRun ? store.dryRun : store, unknownNumbers: unknownNumbers, now: { Self.noon },
      salt: {
        var generator = SystemRandomNumberGenerator()
        return RecordSalt(from: &generator)
      })
  }

  /// A message so many minutes before noon, from one number.
  private func request(_ text: String, _ minutes: Int64?, profiles: [String] = [], line: Int = 2) throws -> KeywordRequest {
    let message = InboundMessage(
      line: line, number: Self.number, text: text, received: minutes.map { Timestamp(seconds: Self.noon.seconds - 60 * $0) }, code: "8000")
    guard case .keyword(let match) = KeywordMatcher(.defaults).read(text) else { throw StoreError(.cannotOpen, text, "no keyword") }
    return KeywordRequest(message: message, match: match, profiles: profiles.compactMap { Profile.ID($0) })
  }

  private static let number = Address(stored: "+32470123456", channel: .sms)

  private func status() async throws -> QuarantineStatus? { try await store.quarantine(of: [Self.number])[Self.number]?.state.status }

  private func choice(_ profile: String) async throws -> Choice? {
    try await store.preferences(of: try #require(Profile.ID(profile))).effective(.sms)
  }

  @Test("STOP from a known profile is a consent record of it, and the same message twice records once")
  func known() async throws {
    let run = run()
    let stop = try request("STOP", 10, profiles: ["ana"])
    #expect(try await run.apply(stop) == [.optedOut])
    #expect(try await run.apply(stop) == [.unchanged])
    let history = try await store.history(of: try #require(Profile.ID("ana")))
    #expect(history.count == 1)
    #expect(history.first?.method == .keyword)
    #expect(history.first?.statement?.reason == "keyword STOP by SMS, received 2026-11-20T11:50:00.000Z by 8000")
    #expect(try await status() == nil)
  }

  @Test("STOP from a number of several profiles holds for all of them, START for none")
  func shared() async throws {
    let run = run()
    #expect(try await run.apply(try request("STOP", 10, profiles: ["ana", "bob"])) == [.optedOut, .optedOut])
    #expect(try await run.apply(try request("START", 5, profiles: ["ana", "bob"])) == [.severalProfiles])
    #expect(try await choice("ana") == .optOut)
    #expect(try await choice("bob") == .optOut)
  }

  @Test("STOP from an unknown number puts it on the denylist, START takes it off again, each once")
  func unknown() async throws {
    let run = run()
    let (stop, start) = (try request("stop", 10), try request("START", 5))
    #expect(try await run.apply(stop) == [.denylisted])
    #expect(try await status() == .denylisted)
    #expect(try await run.apply(start) == [.released])
    #expect(try await status() == .valid)
    #expect(try await run.apply(stop) == [.unchanged])
    #expect(try await run.apply(start) == [.unchanged])
    #expect(try await run.apply(try request("arrêt", 7)) == [.laterChoice])
    #expect(try await status() == .valid)
    #expect(try await store.quarantineHistory(of: Self.number).count == 2)
  }

  @Test("A site that wants unknown numbers reported changes nothing for them")
  func reported() async throws {
    let run = run(.report)
    #expect(try await run.apply(try request("STOP", 10)) == [.unknownNumber])
    #expect(try await status() == nil)
  }

  @Test("START never lifts what a complaint or an operator has put on the denylist")
  func complaint() async throws {
    var generator = SystemRandomNumberGenerator()
    let complaint = QuarantineChange(
      id: RecordID(at: Self.noon, from: &generator), address: Self.number, event: .complaint, method: .complaint,
      statement: SenderStatement(reason: "spam"), time: Timestamp(seconds: Self.noon.seconds - 3600))
    _ = try await store.change([complaint], at: Self.noon)
    let run = run()
    #expect(try await run.apply(try request("START", 5)) == [.staysExcluded])
    #expect(try await run.apply(try request("STOP", 4)) == [.unchanged])
    #expect(try await run.apply(try request("START", 3, profiles: ["ana"])) == [.optedIn, .staysExcluded])
    #expect(try await status() == .denylisted)
  }

  @Test("What was chosen after a message was sent stands, whatever is read later")
  func later() async throws {
    let run = run()
    #expect(try await run.apply(try request("STOP", 5, profiles: ["ana"])) == [.optedOut])
    #expect(try await run.apply(try request("START", 10, profiles: ["ana"])) == [.laterChoice])
    #expect(try await run.apply(try request("START", 2, profiles: ["ana"])) == [.optedIn])
    #expect(try await run.apply(try request("stop", 3, profiles: ["ana"])) == [.laterChoice])
    #expect(try await choice("ana") == .optIn)
  }

  @Test("Without a time nobody is opted in, and everybody can opt out")
  func noTime() async throws {
    let run = run()
    #expect(try await run.apply(try request("START", nil, profiles: ["ana"])) == [.noTime])
    let stop = try request("STOP", nil, profiles: ["ana"])
    #expect(try await run.apply(stop) == [.optedOut])
    #expect(try await run.apply(stop) == [.unchanged])
  }

  @Test("A dry run says what would happen, one message after the other, and changes nothing")
  func dryRun() async throws {
    let run = run(isDryRun: true)
    #expect(try await run.apply(try request("STOP", 10, profiles: ["ana"])) == [.optedOut])
    #expect(try await run.apply(try request("stop", 9, profiles: ["ana"])) == [.unchanged])
    #expect(try await run.apply(try request("START", 8, profiles: ["ana"])) == [.optedIn])
    #expect(try await run.apply(try request("STOP", 7)) == [.denylisted])
    #expect(try await run.apply(try request("START", 6)) == [.released])
    #expect(try await status() == nil)
    #expect(try await store.head() == .start)
  }

  @Test("Messages are taken in the order in which people wrote, and an opt-out of the same moment stands")
  func order() throws {
    let requests = [
      try request("START", 5, line: 2), try request("STOP", 5, line: 3), try request("STOP", 9, line: 4), try request("STOP", nil, line: 5),
    ]
    #expect(KeywordRequest.chronological(requests.reversed()).map(\.message.line) == [4, 2, 3, 5])
  }
}
