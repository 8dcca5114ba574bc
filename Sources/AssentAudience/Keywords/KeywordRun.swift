import AssentAddresses
public import AssentModel
public import AssentPreferences

/// Turns messages that were understood into consent records and quarantine entries.
///
/// An opt-out holds for every profile that has the number; without one the number goes on the denylist, as the site says. An opt-in needs one
/// profile, a time, and no choice that was made after it; it takes a number off the denylist only where a keyword had put it. The same message twice
/// records once.
public struct KeywordRun: Sendable {
  private let store: any PreferenceStore & QuarantineStore
  private let unknownNumbers: KeywordSettings.UnknownNumber
  private let validity: [ServiceNumber: Int]
  private let isDryRun: Bool
  private let actor: String?
  private let now: @Sendable () -> Timestamp
  private let salt: @Sendable () -> RecordSalt
  /// What a dry run would have made of them.
  private var states: [Profile.ID: Preferences] = [:]
  private var entries: [Address: QuarantineEntry] = [:]
  private var releasable: [Address: Bool] = [:]

  /// - Parameters:
  ///   - validity: how long subscriptions to services last, in days.
  ///   - actor: who runs it, for the records.
  ///   - salt: makes a new salt for each record.
  public init(
    store: any PreferenceStore & QuarantineStore, unknownNumbers: KeywordSettings.UnknownNumber, validity: [ServiceNumber: Int] = [:],
    isDryRun: Bool = false, actor: String? = nil,
    now: @escaping @Sendable () -> Timestamp, salt: @escaping @Sendable () -> RecordSalt
  ) {
    self.store = store
    self.unknownNumbers = unknownNumbers
    self.validity = validity
    self.isDryRun = isDryRun
    self.actor = actor
    self.now = now
    self.salt = salt
  }

  /// Does what a message asks for. Messages come in the order of `KeywordRequest.chronological`.
  ///
  /// - Throws: ``StoreError``; then what was done before stays done, and doing it again does the rest.
  public mutating func apply(_ request: KeywordRequest) async throws(StoreError) -> [KeywordOutcome] {
    switch request.match.choice {
    case .optOut:
      if request.profiles.isEmpty { return [try await denylist(request)] }
      var outcomes: [KeywordOutcome] = []
      for profile in request.profiles { outcomes.append(try await choose(request, for: profile)) }
      return outcomes
    case .optIn:
      guard request.message.received != nil else { return [.noTime] }
      let number = try await release(request)
      guard let profile = request.profiles.first else { return [number ?? .unknownNumber] }
      guard request.profiles.count == 1 else { return [.severalProfiles] + (number.map { [$0] } ?? []) }
      return [try await choose(request, for: profile)] + (number.map { [$0] } ?? [])
    }
  }

  private func statement(_ request: KeywordRequest) -> SenderStatement {
    let time = request.message.received.map { ", received \($0)" } ?? ""
    let code = request.message.code.map { " by \($0.prefix(32))" } ?? ""
    return SenderStatement(reason: "keyword \(request.match.word) by SMS\(time)\(code)", actor: actor)
  }

  private mutating func choose(_ request: KeywordRequest, for profile: Profile.ID) async throws(StoreError) -> KeywordOutcome {
    let (choice, scope, time) = (request.match.choice, request.match.scope, now())
    let id = request.message.recordID(for: profile)
    let history = try await store.history(of: profile)
    guard !history.contains(where: { $0.submission == id }) else { return .unchanged }
    if let received = request.message.received, history.contains(where: { $0.contradicts(choice, scope, after: received) }) { return .laterChoice }
    let submission = Submission(
      id: id, salt: salt(), profile: profile, choice: choice, scope: scope, method: .byKeyword, statement: statement(request),
      validity: validity)
    let records: [ConsentRecord]
    if isDryRun {
      let known = try await store.preferences(of: profile)
      records = submission.records(at: time, state: states[profile] ?? known, newest: [])
      states[profile] = records.last?.after ?? states[profile]
    } else {
      records = try await store.record(submission, at: time).records
    }
    return records.isEmpty ? .unchanged : choice == .optOut ? .optedOut : .optedIn
  }

  private mutating func denylist(_ request: KeywordRequest) async throws(StoreError) -> KeywordOutcome {
    guard unknownNumbers == .quarantine else { return .unknownNumber }
    if try await wasApplied(request) { return .unchanged }
    let (number, time) = (request.message.number, now())
    let entry = try await entry(of: number)
    if let entry, let received = request.message.received, !entry.state.status.excludes, entry.state.since > received { return .laterChoice }
    let record = try await change(request, .status(.denylisted), entry: entry, at: time)
    if record != nil { releasable[number] = true }
    return record == nil ? .unchanged : .denylisted
  }

  /// Takes the number off the denylist where a keyword had put it; `nil` when it isn't excluded.
  private mutating func release(_ request: KeywordRequest) async throws(StoreError) -> KeywordOutcome? {
    if try await wasApplied(request) { return .unchanged }
    let (number, time) = (request.message.number, now())
    guard let entry = try await entry(of: number), entry.state.status.excludes else { return nil }
    guard try await wasExcludedByKeyword(number) else { return .staysExcluded }
    if let received = request.message.received, entry.state.since > received { return .laterChoice }
    return try await change(request, .release, entry: entry, at: time) == nil ? .unchanged : .released
  }

  private func entry(of number: Address) async throws(StoreError) -> QuarantineEntry? {
    if let entry = entries[number] { return entry }
    return try await store.quarantine(of: [number])[number]
  }

  /// Whether this very message changed what is known of its number before.
  private func wasApplied(_ request: KeywordRequest) async throws(StoreError) -> Bool {
    let id = request.message.recordID(for: nil)
    return try await store.quarantineHistory(of: request.message.number).contains { $0.content.id == id }
  }

  /// Whether the record that the number's status comes from was made by a keyword.
  private func wasExcludedByKeyword(_ number: Address) async throws(StoreError) -> Bool {
    if let known = releasable[number] { return known }
    guard case .quarantine(let record)? = try await store.quarantineHistory(of: number).last?.content else { return false }
    return record.method == .keyword
  }

  private mutating func change(
    _ request: KeywordRequest, _ event: QuarantineEvent, entry: QuarantineEntry?, at time: Timestamp
  ) async throws(StoreError) -> QuarantineRecord? {
    let change = QuarantineChange(
      id: request.message.recordID(for: nil), address: request.message.number, event: event, method: .keyword, statement: statement(request),
      reportHash: request.message.digest, time: request.message.received)
    guard isDryRun else { return try await store.change([change], at: time).first ?? nil }
    guard let record = change.record(at: time, entry: entry) else { return nil }
    entries[change.address] = QuarantineEntry(record, at: entry?.position ?? .start)
    return record
  }
}
