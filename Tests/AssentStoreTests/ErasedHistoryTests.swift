import AssentModel
import AssentStore
import Testing

@Suite("Erasures in the history")
struct ErasedHistoryTests {
  private let entries: [HistoryEntry]

  /// Three records of one person, erased by the fourth entry.
  init() throws {
    var generator = SystemRandomNumberGenerator()
    let profile = try #require(Profile.ID("p"))
    var head = HistoryHead.start
    var entries: [HistoryEntry] = []
    for index in 0..<3 {
      let id = RecordID(at: Timestamp(seconds: Int64(index)), from: &generator)
      let record = ConsentRecord(
        id: id.record(0), submission: id, salt: RecordSalt(from: &generator), time: Timestamp(seconds: Int64(index)), profile: profile,
        choice: .optOut, scope: .channel(.email), method: .page, before: Preferences(), after: Preferences(channels: [.email: .optOut]))
      let entry = head.appending(record)
      entries.append(entry)
      head = entry.head
    }
    let request = ErasureRequest(id: RecordID(at: Timestamp(seconds: 9), from: &generator), profile: profile, statement: SenderStatement(reason: "r"))
    let secret = SuppressionSecret(from: &generator)
    let erasure = try #require(
      request.erasure(at: Timestamp(seconds: 9), entries: entries, state: Preferences(every: .optOut), secret: secret))
    #expect(erasure.suppression?.key == secret.key(of: profile))
    self.entries =
      entries.map { entry in
        let left = entry.record.map { HistoryContent.erased(ErasedRecord($0)) } ?? entry.content
        return HistoryEntry(position: entry.position, content: left, digest: entry.digest, chain: entry.chain)
      } + [head.appending(erasure)]
  }

  private func problems(_ entries: [HistoryEntry]) -> [HistoryProblem.Kind] {
    var verification = ChainVerification()
    for entry in entries { verification.follow(entry) }
    verification.finish(head: entries.last?.head ?? .start)
    return verification.problems.map(\.kind)
  }

  @Test("An erased history holds, and each entry precedes the next")
  func holds() {
    #expect(problems(entries).isEmpty)
    #expect(HistoryHead.start.precedes(entries[0]))
    #expect(zip(entries, entries.dropFirst()).allSatisfy { $0.head.precedes($1) })
  }

  @Test("Emptied records need their erasure")
  func needsErasure() { #expect(problems(Array(entries.dropLast())) == [.emptied, .emptied, .emptied]) }

  @Test("What is left of a record can't be altered")
  func altered() {
    guard case .erased(var left) = entries[1].content else { return }
    left.choice = .optIn
    var entries = entries
    entries[1] = HistoryEntry(position: entries[1].position, content: .erased(left), digest: entries[1].digest, chain: entries[1].chain)
    #expect(problems(entries) == [.altered])
  }

  @Test("An erasure that names fewer records than were emptied is altered, and covers none")
  func shortened() {
    guard case .erasure(let erasure) = entries[3].content else { return }
    let shorter = Erasure(
      id: erasure.id, time: erasure.time, statement: erasure.statement, records: Array(erasure.records.dropLast()), suppression: nil)
    var entries = entries
    entries[3] = HistoryEntry(position: entries[3].position, content: .erasure(shorter), digest: entries[3].digest, chain: entries[3].chain)
    #expect(problems(entries) == [.altered, .emptied, .emptied, .emptied])
  }
}
