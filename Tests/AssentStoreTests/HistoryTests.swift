import AssentModel
import AssentStore
import Testing

@Suite("The chain of the history")
struct HistoryTests {
  private let records: [ConsentRecord]
  private let entries: [HistoryEntry]

  init() throws {
    var generator = SystemRandomNumberGenerator()
    let profile = try #require(Profile.ID("p \"1\"\n\u{7}é"))
    var records: [ConsentRecord] = []
    for index in 0..<6 {
      let id = RecordID(at: Timestamp(seconds: Int64(index)), from: &generator)
      let choice = index.isMultiple(of: 2) ? Choice.optOut : .optIn
      records.append(
        ConsentRecord(
          id: id.record(0), submission: id, salt: RecordSalt(from: &generator), time: Timestamp(seconds: Int64(index)), profile: profile,
          choice: choice, scope: .channel(.email), method: .page, locale: LocaleTag("fr-BE"), before: Preferences(),
          after: Preferences(channels: [.email: choice])))
    }
    self.records = records
    var head = HistoryHead.start
    var entries: [HistoryEntry] = []
    for record in records {
      entries.append(head.appending(record))
      head = entries.last?.head ?? head
    }
    self.entries = entries
  }

  private func problems(_ entries: [HistoryEntry], head: HistoryHead? = nil) -> [HistoryProblem] {
    var verification = ChainVerification()
    for entry in entries { verification.follow(entry) }
    verification.finish(head: head ?? self.entries.last?.head ?? .start)
    return verification.problems
  }

  @Test("An untouched history has no problem")
  func intact() { #expect(problems(entries).isEmpty) }

  @Test("The canonical JSON is one line in one spelling")
  func canonical() throws {
    let salt = try #require(RecordSalt("00112233445566778899aabbccddeeff"))
    let id = try #require(RecordID("018f0000-0000-7000-8000-000000000001"))
    let record = ConsentRecord(
      id: id, submission: id, salt: salt, time: Timestamp(milliseconds: 5), profile: records[0].profile, choice: .optOut, scope: .everyChannel,
      method: .oneClick, campaign: CampaignNumber(rawValue: 7), before: Preferences(), after: Preferences(every: .optOut))
    #expect(
      record.canonicalJSON
        == #"{"after":{"every":"opt-out"},"before":{},"campaign":7,"choice":"opt-out","id":"018f0000-0000-7000-8000-000000000001","#
        + #""method":"one-click","profile":"p \"1\"\n\u0007é","salt":"00112233445566778899aabbccddeeff","scope":0,"#
        + #""submission":"018f0000-0000-7000-8000-000000000001","time":5}"#)
    // The same as `printf %s JSON | sha256sum`.
    #expect(HistoryHash.digest(of: record).description == Self.digest)
  }

  private static let digest = "31ec96ea3993a191c3c7bdcc812ca4130c9602725185b8358f7461f356eb0970"

  @Test("An altered record is named")
  func altered() {
    var record = records[2]
    record.choice = .optIn
    var entries = entries
    entries[2] = HistoryEntry(position: entries[2].position, record: record, digest: entries[2].digest, chain: entries[2].chain)
    #expect(problems(entries) == [HistoryProblem(kind: .altered, position: entries[2].position, record: record.id)])
  }

  @Test("A record that was replaced together with its hashes breaks the chain behind it")
  func replaced() {
    var record = records[2]
    record.choice = .optIn
    var entries = entries
    entries[2] = entries[1].head.appending(record)
    #expect(problems(entries) == [HistoryProblem(kind: .unlinked, position: entries[3].position, record: records[3].id)])
  }

  @Test("A removed record leaves a gap, at the end as well")
  func removed() {
    var entries = entries
    entries.remove(at: 3)
    #expect(problems(entries).map(\.kind) == [.removed] && problems(entries).first?.position.rawValue == 4)
    #expect(problems(Array(self.entries.dropLast(2))).map(\.position.rawValue) == [5])
    #expect(problems([]).map(\.kind) == [.removed])
  }

  @Test("Records that were left out and counted anew don't fit the chain")
  func renumbered() {
    let moved = HistoryEntry(position: entries[3].position, content: entries[4].content, digest: entries[4].digest, chain: entries[4].chain)
    #expect(problems(Array(entries[..<3]) + [moved]).map(\.kind) == [.unlinked, .removed])
  }

  @Test("A record that was put in is named")
  func inserted() {
    let extra = entries[1].head.appending(records[5])
    let found = problems(Array(entries[...2]) + [extra] + Array(entries[3...]))
    #expect(found.first == HistoryProblem(kind: .inserted, position: extra.position, record: records[5].id))
  }

  @Test("A head that doesn't belong to the last record is told")
  func head() {
    #expect(problems(entries, head: entries[4].head).map(\.kind) == [.headMismatch])
  }
}
