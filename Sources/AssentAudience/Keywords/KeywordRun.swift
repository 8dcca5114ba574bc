import AssentAddresses
public import AssentModel
public import AssentStore

/// Turns messages that were understood into consent records and quarantine entries.
///
/// An opt-out holds for every profile that has the number; without one the number goes on the denylist, as the site says. An opt-in needs one
/// profile, a time, and no choice that was made after it; it takes a number off the denylist only where a keyword had put it. The same message twice
/// records once.
public struct KeywordRun: Sendable {
  private let store: PreferenceStore
  private let unknownNumbers: KeywordSettings.UnknownNumber
  private let validity: [ServiceNumber: Int]
  private let actor: String?
  private let now: @Sendable () -> Timestamp
  private let salt: @Sendable () -> RecordSalt

  /// - Parameters:
  ///   - store: for a dry run, ``PreferenceStore/dryRun`` of the store.
  ///   - validity: how long subscriptions to services last, in days.
  ///   - actor: who runs it, for the records.
  ///   - salt: makes a new salt for each record.
  public init(
    store: PreferenceStore, unknownNumbers: KeywordSettings.UnknownNumber, validity: [ServiceNumber: Int] = [:],
    actor: String? = nil,
    now: @escaping @Sendable () -> Timestamp, salt: @escaping @Sendable () -> RecordSalt
  ) {
    self.store = store
    self.unknownNumbers = unknownNumbers
    self.validity = validity
    self.actor = actor
    self.now = now
    self.salt = salt
  }

  /// Does what a message asks for. Messages come in the order of `KeywordRequest.chronological`.
  ///
  /// - Throws: ``StoreError``; then what was done before stays done, and doing it again does the rest.
  public func apply(_ request: KeywordRequest) async throws(StoreError) -> [KeywordOutcome] {
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

  private func choose(_ request: KeywordRequest, for profile: Profile.ID) async throws(StoreError) -> KeywordOutcome {
    let (choice, scope, time) = (request.match.choice, request.match.scope, now())
    let id = request.message.recordID(for: profile)
    let history = try await store.history(of: profile)
    guard !history.contains(where: { $0.submission == id }) else { return .unchanged }
    if let received = request.message.received, history.contains(where: { $0.contradicts(choice, scope, after: received) }) { return .laterChoice }
    let submission = Submission(
      id: id, salt: salt(), profile: profile, choice: choice, scope: scope, method: .byKeyword, statement: statement(request),
      validity: validity)
    let records = try await store.record(submission, at: time).records
    return records.isEmpty ? .unchanged : choice == .optOut ? .optedOut : .optedIn
  }

  private func denylist(_ request: KeywordRequest) async throws(StoreError) -> KeywordOutcome {
    guard unknownNumbers == .quarantine else { return .unknownNumber }
    if try await wasApplied(request) { return .unchanged }
    let (number, time) = (request.message.number, now())
    if let entry = try await entry(of: number), let received = request.message.received, !entry.state.status.excludes, entry.state.since > received {
      return .laterChoice
    }
    return try await change(request, .status(.denylisted), at: time) == nil ? .unchanged : .denylisted
  }

  /// Takes the number off the denylist where a keyword had put it; `nil` when it isn't excluded.
  private func release(_ request: KeywordRequest) async throws(StoreError) -> KeywordOutcome? {
    if try await wasApplied(request) { return .unchanged }
    let (number, time) = (request.message.number, now())
    guard let entry = try await entry(of: number), entry.state.status.excludes else { return nil }
    guard try await wasExcludedByKeyword(number) else { return .staysExcluded }
    if let received = request.message.received, entry.state.since > received { return .laterChoice }
    return try await change(request, .release, at: time) == nil ? .unchanged : .released
  }

  private func entry(of number: Address) async throws(StoreError) -> QuarantineEntry? {
    try await store.quarantine(of: [number])[number]
  }

  /// Whether this very message changed what is known of its number before.
  private func wasApplied(_ request: KeywordRequest) async throws(StoreError) -> Bool {
    let id = request.message.recordID(for: nil)
    return try await store.quarantineHistory(of: request.message.number).contains { $0.content.id == id }
  }

  /// Whether the record that the number's status comes from was made by a keyword.
  private func wasExcludedByKeyword(_ number: Address) async throws(StoreError) -> Bool {
    guard case .quarantine(let record)? = try await store.quarantineHistory(of: number).last?.content else { return false }
    return record.method == .keyword
  }

  private func change(
    _ request: KeywordRequest, _ event: QuarantineEvent, at time: Timestamp
  ) async throws(StoreError) -> QuarantineRecord? {
    let change = QuarantineChange(
      id: request.message.recordID(for: nil), address: request.message.number, event: event, method: .keyword, statement: statement(request),
      reportHash: request.message.digest, time: request.message.received)
    return try await store.change([change], at: time).first ?? nil
  }
}

/// A message that was understood, and whose number it is.
public struct KeywordRequest: Hashable, Sendable {
  public let message: InboundMessage
  public let match: KeywordMatch
  /// The profiles that the number belongs to, as far as is known.
  public let profiles: [Profile.ID]

  public init(message: InboundMessage, match: KeywordMatch, profiles: [Profile.ID]) {
    self.message = message
    self.match = match
    self.profiles = profiles
  }

  /// In the order in which people wrote; gateways list the newest first. Where times are the same, opting out comes last and stands.
  public static func chronological(_ requests: [KeywordRequest]) -> [KeywordRequest] {
    func time(_ request: KeywordRequest) -> Int64 { request.message.received?.milliseconds ?? .max }
    func rank(_ request: KeywordRequest) -> Int { request.match.choice == .optIn ? 0 : 1 }
    return requests.sorted { (time($0), rank($0), $0.message.line) < (time($1), rank($1), $1.message.line) }
  }
}

/// What a keyword did. The raw value is the word in tables.
public enum KeywordOutcome: String, Hashable, Sendable, CaseIterable {
  case optedOut = "opted out"
  case optedIn = "opted in"
  /// The number went on the denylist.
  case denylisted = "number on denylist"
  /// The number left the denylist, where a keyword had put it.
  case released = "number released"
  /// The choice was made before, by this message or another way.
  case unchanged
  /// Another choice was made after the message was sent.
  case laterChoice = "later choice stands"
  /// The number is excluded for another reason than a keyword.
  case staysExcluded = "number stays excluded"
  case unknownNumber = "unknown number"
  case severalProfiles = "several profiles"
  case noTime = "no time"

  /// Why something that was asked for wasn't done, as a part of a message; `nil` when nothing is left to do.
  public var problem: String? {
    switch self {
    case .optedOut, .optedIn, .denylisted, .released, .unchanged: nil
    case .laterChoice: "something else was chosen after the message was sent, which stands"
    case .staysExcluded: "the number is in quarantine for another reason than a keyword, and stays there: see assent quarantine show"
    case .unknownNumber: "the number belongs to no known profile, nothing was changed: name it in a profile column or with --profiles"
    case .severalProfiles: "the number belongs to several profiles, none was opted in: ask whose it is, and enter it with assent profile"
    case .noTime: "when the message was received can't be read, so nobody was opted in: correct the time"
    }
  }
}

extension ConsentRecord {
  /// Whether the record says the opposite for a part of the scope, and was chosen after that time.
  func contradicts(_ choice: Choice, _ scope: Scope, after time: Timestamp) -> Bool {
    self.choice != choice && chosen > time && Self.overlap(self.scope, scope)
  }

  /// When the person chose: the id of a keyword's record holds when its message was received.
  private var chosen: Timestamp {
    guard method == .keyword, let milliseconds = Int64(id.description.filter { $0 != "-" }.prefix(12), radix: 16), milliseconds > 0 else {
      return time
    }
    return Timestamp(milliseconds: milliseconds)
  }

  private static func overlap(_ left: Scope, _ right: Scope) -> Bool {
    switch (left, right) {
    case (.everyChannel, _), (_, .everyChannel): true
    case (.channels(let left), .channels(let right)): !left.intersection(right).isEmpty
    case (.service(let left), .service(let right)): left == right
    case (.channels, .service), (.service, .channels): false
    }
  }
}
