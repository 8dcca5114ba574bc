import AssentHashes
public import AssentModel
public import AssentStore
import Foundation

/// What a store says about everybody at one moment, made small for one question: who gets no message.
///
/// One thread fills it, as the visitor of a store; then any number of threads read it.
@safe public final class AudienceSnapshot: SnapshotVisitor, @unchecked Sendable {
  public let question: AudienceQuestion
  let hash: ByteHash
  /// Behind pointers, because the threads that read would wait for Swift's checks of access to the properties of a class.
  private let tables: (profiles: UnsafeMutablePointer<KeyTable>, addresses: UnsafeMutablePointer<KeyTable>)
  private var suppressions: KeyTable
  /// The reasons of a profile of which the store knows nothing.
  let unknown: ExclusionReasons
  private var last: (state: Preferences, reasons: ExclusionReasons)?
  private var secret: PreparedHMAC?

  /// The seed, a random number, has no influence on what comes out.
  ///
  /// - Throws: `noMemory`.
  public init(_ question: AudienceQuestion, seed: UInt64) throws(AnalysisError) {
    self.question = question
    let hash = ByteHash(seed: seed)
    let profiles = try KeyTable(hash: hash)
    let addresses = try KeyTable(hash: hash)
    suppressions = try KeyTable(hash: hash)
    self.hash = hash
    unsafe tables = (.allocate(capacity: 1), .allocate(capacity: 1))
    unsafe tables.profiles.initialize(to: profiles)
    unsafe tables.addresses.initialize(to: addresses)
    unknown = question.reasons(for: Preferences())
  }

  deinit {
    unsafe tables.profiles.deinitialize(count: 1).deallocate()
    unsafe tables.addresses.deinitialize(count: 1).deallocate()
  }

  var profiles: KeyTable {
    unsafeAddress { unsafe UnsafePointer(tables.profiles) }
  }

  var addresses: KeyTable {
    unsafeAddress { unsafe UnsafePointer(tables.addresses) }
  }

  /// Takes the secret under which the names of erased people were made; needed when there are any.
  public func adopt(_ secret: SuppressionSecret) { self.secret = PreparedHMAC(key: Array(secret.text.utf8)) }

  public var hasSuppressions: Bool { suppressions.count > 0 }

  public func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws {
    let reasons: ExclusionReasons
    if let last, last.state == state {
      reasons = last.reasons
    } else {
      reasons = question.reasons(for: state)
      last = (state, reasons)
    }
    // Erased people are looked for among those of whom nothing is known.
    var facts = KeyTable.Facts(reasons: reasons, position: position.rawValue)
    if question.isSilence(state, reasons) {
      facts.position = 0
    } else {
      facts.isComposite = state.channels.count + state.services.count + state.pending.count + (state.every == nil ? 0 : 1) > 1
    }
    if let service = question.service, reasons.contains(ExclusionReasons(.subscriptionExpired)) { facts.since = state.expires[service]?.milliseconds }
    guard unsafe tables.profiles.pointee.insert(profile, facts) else { throw AnalysisError.noMemory }
  }

  public func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) throws {
    guard channel == question.channel, state.status.excludes else { return }
    let reason: ExclusionReason = state.status == .denylisted ? .denylisted : .quarantined
    let facts = KeyTable.Facts(reasons: ExclusionReasons(reason), position: position.rawValue, since: state.since.milliseconds)
    guard unsafe tables.addresses.pointee.insert(address, facts) else { throw AnalysisError.noMemory }
  }

  public func visit(suppression: SuppressionKey, state: Preferences) throws {
    let reasons = question.reasons(for: state)
    let facts = KeyTable.Facts(reasons: reasons, position: 0)
    let key = Array(suppression.description.utf8)
    guard unsafe key.withUnsafeBytes({ unsafe suppressions.insert($0, facts) }) else { throw AnalysisError.noMemory }
  }

  /// The reasons of a profile that isn't among those with a state.
  func reasons(ofUnknown profile: UnsafeRawBufferPointer) -> ExclusionReasons {
    guard suppressions.count > 0, let secret else { return unknown }
    let key = Array(secret.code(of: unsafe Span(_unsafeBytes: profile)).description.utf8)
    let reference = unsafe key.withUnsafeBytes { unsafe suppressions.find($0) }
    return reference == 0 ? unknown : suppressions.reasons(reference)
  }

  /// The reasons of any profile.
  func reasons(of profile: UnsafeRawBufferPointer) -> ExclusionReasons {
    let reference = unsafe profiles.find(profile)
    return unsafe reference == 0 ? reasons(ofUnknown: profile) : profiles.reasons(reference)
  }
}

/// What ends an analysis besides the list itself.
public enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  case noMemory
  case listTooLong

  public var description: String {
    switch self {
    case .noMemory: "there is not enough memory for the store's profiles and the list's addresses"
    case .listTooLong: "the list is longer than 256 GB: analyse it in parts"
    }
  }
}
