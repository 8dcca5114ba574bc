public import AssentModel
public import AssentPreferences

/// Brings choices of another system into a store: each is a record, at the time at which it was made, and the newest choice of a person wins.
public struct ChoiceImport: Sendable {
  /// The most choices that one transaction takes: some 150 MB of memory.
  public static let transactionLimit = 250_000

  private let store: any MaintainedStore
  private let identifier: ChoiceIdentifier
  private let actor: String?
  private let validity: [ServiceNumber: Int]

  /// - Parameters:
  ///   - actor: who imports them; `nil` when nobody said.
  ///   - validity: how long subscriptions to services last, in days.
  /// - Throws: ``StoreError``.
  public init(into store: any MaintainedStore, actor: String?, validity: [ServiceNumber: Int]) async throws(StoreError) {
    self.store = store
    self.identifier = ChoiceIdentifier(try await store.suppressionSecret())
    self.actor = actor
    self.validity = validity
  }

  /// Records choices in one transaction: all of them or none.
  public func record(_ choices: [ImportedChoice]) async throws(StoreError) -> ImportCounts {
    var generator = SystemRandomNumberGenerator()
    var late: [LateSubmission] = []
    late.reserveCapacity(choices.count)
    for choice in choices { late.append(submission(choice, &generator)) }
    var counts = ImportCounts()
    for replayed in try await store.replay(late) { counts.add(replayed) }
    return counts
  }

  /// What recording these choices would do now, one transaction after another.
  public func preview(_ choices: [ImportedChoice]) async throws(StoreError) -> ImportCounts {
    var generator = SystemRandomNumberGenerator()
    var counts = ImportCounts()
    var added: [Profile.ID: [ConsentRecord]] = [:]
    for choice in choices {
      let late = submission(choice, &generator)
      let before = added[choice.profile] ?? []
      let history = try await store.history(of: choice.profile) + before
      let state: Preferences
      if let last = before.last { state = last.after } else { state = try await store.preferences(of: choice.profile) }
      let replayed = late.decide(state: state, history: history)
      added[choice.profile, default: []] += replayed.added
      counts.add(replayed)
    }
    return counts
  }

  private func submission(_ choice: ImportedChoice, _ generator: inout some RandomNumberGenerator) -> LateSubmission {
    let statement = SenderStatement(reason: choice.proof.isEmpty ? "imported without a proof" : choice.proof, actor: actor)
    let (id, salt) = (identifier.id(of: choice), RecordSalt(from: &generator))
    let submission =
      switch choice.kind {
      case .signUp: Submission(id: id, salt: salt, profile: choice.profile, signUpFor: choice.scope, statement: statement)
      case .optIn, .optOut:
        Submission(
          id: id, salt: salt, profile: choice.profile, choice: choice.kind == .optIn ? .optIn : .optOut, scope: choice.scope,
          method: .byImport, statement: statement, validity: validity)
      }
    return LateSubmission(submission, at: choice.time)
  }
}
