import AssentHashes
public import AssentModel
public import AssentStore
import Foundation

/// Brings choices of another system into a store: each is a record, at the time at which it was made, and the newest choice of a person wins.
public struct ChoiceImport: Sendable {
  /// The most choices that one transaction takes: some 150 MB of memory.
  public static let transactionLimit = 250_000

  private let store: PreferenceStore
  private let identifier: ChoiceIdentifier
  private let actor: String?
  private let validity: [ServiceNumber: Int]

  /// - Parameters:
  ///   - store: for a dry run, ``PreferenceStore/dryRun`` of the store.
  ///   - actor: who imports them; `nil` when nobody said.
  ///   - validity: how long subscriptions to services last, in days.
  /// - Throws: ``StoreError``.
  public init(into store: PreferenceStore, actor: String?, validity: [ServiceNumber: Int]) async throws(StoreError) {
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

/// Names imported choices by what they say, so that the same row is the same choice whenever it comes.
///
/// The name is made with HMAC-SHA-256 under the secret of the store: it outlives the erasure of a person, and without the secret nobody can tell
/// from it whose it was.
public struct ChoiceIdentifier: Sendable {
  private let key: PreparedHMAC

  public init(_ secret: SuppressionSecret) { key = PreparedHMAC(key: Array(secret.text.utf8)) }

  /// The id of a choice's submission: a UUID of version 7 of the time of the choice.
  public func id(of choice: ImportedChoice) -> RecordID {
    let parts = ["assent import 1", choice.profile.text, choice.kind.rawValue, "\(choice.scope.code)", "\(choice.time.milliseconds)", choice.proof]
    let message = parts.flatMap { Array("\($0.utf8.count):\($0)".utf8) }
    var numbers = key.code(of: message.span).numbers
    return RecordID(at: choice.time, from: &numbers)
  }
}

/// What became of the choices of a file.
public struct ImportCounts: Hashable, Sendable {
  /// Choices that were added to the history, and changed something.
  public var changed = 0
  /// Choices that were added to the history, and said what the state said already.
  public var unchanged = 0
  /// Choices that were added to the history and do not hold, or only in part, because the person has chosen since.
  public var superseded = 0
  /// Choices that the history had.
  public var known = 0

  public init() {}

  /// All choices.
  public var total: Int { changed + unchanged + superseded + known }
  /// The records that were added.
  public var recorded: Int { changed + unchanged + superseded }

  public mutating func add(_ replayed: ReplayedSubmission) {
    switch replayed.result {
    case .alreadyRecorded: known += 1
    case .superseded: superseded += 1
    case .nothingChanged: unchanged += 1
    case .recorded: if replayed.records.allSatisfy({ $0.before == $0.after }) { unchanged += 1 } else { changed += 1 }
    }
  }

  public static func + (left: ImportCounts, right: ImportCounts) -> ImportCounts {
    var sum = left
    sum.changed += right.changed
    sum.unchanged += right.unchanged
    sum.superseded += right.superseded
    sum.known += right.known
    return sum
  }
}
