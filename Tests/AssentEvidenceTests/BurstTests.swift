import AssentEvidence
import AssentLinks
import AssentModel
import AssentStore
import Testing

@Suite("Bursts")
struct BurstTests {
  private let store = PreferenceStore(MemoryBackend())
  private let keys: KeyRing

  init() throws {
    var generator = SystemRandomNumberGenerator()
    keys = try KeyRing(now: Timestamp(seconds: 0), using: &generator)
  }

  /// An opt-out by a mail program's button, this many milliseconds after the send.
  private func optOut(_ name: String, at milliseconds: Int64, campaign: UInt32? = 7, network: String? = nil) async throws {
    var generator = SystemRandomNumberGenerator()
    let profile = try #require(Profile.ID(name))
    let link = Link(.optOut, profile: profile, campaign: campaign.flatMap { CampaignNumber(rawValue: $0) })
    let evidence = PageEvidence(locale: try #require(LocaleTag("en")), network: network)
    let time = Timestamp(milliseconds: 1_795_000_000_000 + milliseconds)
    let submission = try #require(
      Submission(
        id: RecordID(at: time, from: &generator), salt: RecordSalt(from: &generator), link: try keys.verify(try keys.sign(link).text),
        form: .oneClick, evidence: evidence))
    _ = try await store.record(submission, at: time)
  }

  private func find(_ rule: BurstRule = BurstRule()) async throws -> [Burst] {
    var finder = BurstFinder(rule: rule)
    for entry in try await store.entries(after: .start, limit: .max) { finder.follow(entry) }
    return finder.bursts
  }

  @Test("Forty opt-outs in four seconds are a burst; one a minute before and after are not")
  func burst() async throws {
    for minute in 0..<20 { try await optOut("calm-\(minute)", at: Int64(minute) * 60_000) }
    for index in 0..<40 { try await optOut("fast-\(index)", at: 1_200_000 + Int64(index) * 100) }
    for minute in 21..<40 { try await optOut("later-\(minute)", at: Int64(minute) * 60_000) }
    let found = try await find()
    #expect(found.count == 1 && found.first?.count == 40 && found.first?.peak == 40)
    #expect(found.first?.id.description.hasPrefix("c7-21-60-") == true)
    #expect(BurstID(try #require(found.first).id.description) == found.first?.id)
  }

  @Test("A campaign of which thousands opt out evenly in its first minutes has no burst")
  func popular() async throws {
    for index in 0..<2400 { try await optOut("p-\(index)", at: Int64(index) * 250) }
    #expect(try await find().isEmpty)
  }

  @Test("A burst inside a busy campaign, right after the send, is found")
  func busy() async throws {
    for index in 0..<300 { try await optOut("scan-\(index)", at: Int64(index) * 10) }
    for index in 0..<400 { try await optOut("p-\(index)", at: 4000 + Int64(index) * 1000) }
    let found = try await find()
    #expect(found.count == 1)
    #expect((300...310).contains(found.first?.count ?? 0))
  }

  @Test("Those of one network are told by it, whatever the campaign, and listed once")
  func network() async throws {
    for index in 0..<30 { try await optOut("p-\(index)", at: Int64(index) * 20, campaign: UInt32(index % 2 + 1), network: "192.0.2.0/24") }
    let found = try await find()
    #expect(found.map(\.network) == ["192.0.2.0/24"] && found.first?.count == 30)
  }

  @Test("Nine are none; the rule's own numbers decide")
  func few() async throws {
    for index in 0..<9 { try await optOut("p-\(index)", at: Int64(index)) }
    #expect(try await find().isEmpty)
    #expect(try await find(BurstRule(minimum: 5, probability: 0.01)).count == 1)
  }

  @Test("A burst is taken back where nothing was chosen since, as records of its own, and once")
  func undo() async throws {
    for index in 0..<30 { try await optOut("p-\(index)", at: Int64(index) * 20) }
    let burst = try #require(try await find().first)
    let (changed, erased) = (try #require(Profile.ID("p-3")), try #require(Profile.ID("p-4")))
    var generator = SystemRandomNumberGenerator()
    let choice = Submission(
      id: RecordID(at: Timestamp(seconds: 1), from: &generator), salt: RecordSalt(from: &generator), profile: changed, choice: .optIn,
      scope: .channel(.sms), method: .byHand, statement: SenderStatement(reason: "by phone"))
    _ = try await store.record(choice, at: Timestamp(seconds: 1_795_000_100))
    let request = ErasureRequest(
      id: RecordID(at: Timestamp(seconds: 1), from: &generator), profile: erased, statement: SenderStatement(reason: "asked"))
    _ = try await store.erase(request, at: Timestamp(seconds: 1_795_000_200))
    let undo = BurstUndo(store: store)
    let members = try #require(try await undo.members(of: burst.id))
    #expect(members.count == 30)
    let statement = SenderStatement(reason: "a scanner", actor: "Ines")
    let expected = BurstUndo.Result(undone: 28, changedSince: 1, erased: 1)
    #expect(try await BurstUndo(store: store.dryRun).run(members, statement: statement, now: { Timestamp(seconds: 1_795_000_300) }) == expected)
    #expect(try await store.head().position.rawValue == 32)
    #expect(try await undo.run(members, statement: statement, now: { Timestamp(seconds: 1_795_000_300) }) == expected)
    let other = try #require(Profile.ID("p-5"))
    #expect(try await store.preferences(of: other) == Preferences())
    let history = try await store.history(of: other)
    #expect(history.map(\.method) == [.oneClick, .undo] && history.last?.statement == statement)
    for profile in [changed, erased] { #expect(try await store.preferences(of: profile).effective(.email) == .optOut) }
    #expect(try await undo.run(members, statement: statement, now: { Timestamp(seconds: 1_795_000_400) }).undone == 0)
  }

  @Test(
    "A name that means nothing, or another burst, is refused",
    arguments: ["", "c7", "c7-1-2", "c7-2-1-00000000", "x7-1-2-00000000", "c-1-2-00000000", "c7-1--2-00000000", "n-1-2-123"])
  func names(text: String) { #expect(BurstID(text) == nil) }

  @Test("A name with a wrong check names no burst")
  func check() async throws {
    for index in 0..<30 { try await optOut("p-\(index)", at: Int64(index) * 20) }
    let undo = BurstUndo(store: store)
    #expect(try await undo.members(of: try #require(BurstID("c7-1-30-00000000"))) == nil)
    #expect(try await undo.members(of: try #require(BurstID("c7-500-600-00000000"))) == nil)
  }
}
