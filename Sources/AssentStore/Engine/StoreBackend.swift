public import AssentAddresses
public import AssentModel

/// What can be asked of a store. Nothing here changes anything.
///
/// All functions throw ``StoreError``.
public protocol ReadableStore: Sendable {
  /// Connects if necessary and makes the tables; returns when the store answers and can be written.
  func check() async throws(StoreError)

  /// Reads what the needs list, in one snapshot, on a connection that can't write.
  func read(_ needs: StoreNeeds) async throws(StoreError) -> StoreFacts

  /// The entries of the whole history after a position, in order, at most `limit`.
  func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry]

  /// The quarantine entries after an address, or from the first, in the order of their addresses, at most `limit`.
  func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry]

  /// Shows all states, quarantine entries and suppressions of one snapshot while others go on writing, and returns the head of that snapshot.
  ///
  /// A visitor that was shown a row is never shown the snapshot again: after a lost connection the snapshot ends with an error.
  ///
  /// - Throws: ``StoreError``; `visitorFailed` when the visitor threw another error, with its description.
  func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead

  /// The opt-outs of a profile that wait in a journal, oldest first. Empty for a store without a journal.
  func waiting(of profile: Profile.ID) -> [LateSubmission]

  /// How the journal and the database are now; `nil` for a store without a journal. Asks no database.
  var journalState: JournalState? { get }
}

extension ReadableStore {
  public func waiting(of profile: Profile.ID) -> [LateSubmission] { [] }
  public var journalState: JournalState? { nil }
}

/// Where a store keeps its history: SQLite, PostgreSQL, memory, or a dry run over another backend.
///
/// A backend reads facts and writes changes. What is written is decided by ``StoreDecisions``, so no two backends can decide differently.
public protocol StoreBackend: ReadableStore {
  /// The name in messages, without passwords.
  var name: String { get }

  /// Closes the store after the work in progress.
  func close() async throws(StoreError)

  /// One transaction that locks the head of the history: reads the needs, calls `decide`, writes the changes, and commits durably.
  ///
  /// - Parameter decide: Synchronous and without effects, because it may run again. Without changes the transaction is rolled back.
  /// - Throws: ``StoreError``; then nothing was written, unless the code is `outcomeUnknown`.
  func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @escaping @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) async throws(StoreError) -> Answer

  /// Deletes the networks of records that are older than `time`, and returns their number. The records stay.
  func removeNetworks(before time: Timestamp) async throws(StoreError) -> Int

  /// The states of profiles and addresses that differ from their last record, at most 100.
  func stateProblems() async throws(StoreError) -> [HistoryProblem]

  /// What is wrong with the database itself, as sentences; empty when it is sound.
  func integrityProblems() async throws(StoreError) -> [String]
}

extension StoreBackend {
  public func close() async throws(StoreError) {}
  public func stateProblems() async throws(StoreError) -> [HistoryProblem] { [] }
  public func integrityProblems() async throws(StoreError) -> [String] { [] }
}

/// What a decision has to know. ``StoreFacts`` holds the answers under the same names.
public struct StoreNeeds: Sendable {
  /// The head of the history.
  public var head = false
  /// The secret that names erased people.
  public var secret = false
  /// The names of all erased people whose opt-outs are still respected.
  public var suppressionKeys = false
  /// The states of profiles; for erased people the opt-outs that are still respected.
  public var states: Set<Profile.ID> = []
  /// The records of the newest submission of each profile.
  public var newest: Set<Profile.ID> = []
  /// The records of each profile with their positions.
  public var histories: Set<Profile.ID> = []
  /// The records of single submissions, with the profile that must have made them.
  public var submissions: [RecordID: Profile.ID] = [:]
  /// Which of these records have lost their person.
  public var erased: Set<RecordID> = []
  /// What is known of addresses.
  public var addresses: Set<Address> = []
  /// The records of addresses with their positions.
  public var addressHistories: Set<Address> = []
  /// Which of these reports the history has.
  public var reports: Set<CountedReport> = []

  /// - Parameter fill: sets the needs.
  public init(_ fill: (inout StoreNeeds) -> Void) { fill(&self) }
}

/// What a backend found for ``StoreNeeds``. What wasn't asked for, and what the store doesn't have, is missing.
public struct StoreFacts: Sendable {
  public var head = HistoryHead.start
  public var secret: SuppressionSecret?
  public var suppressionKeys: Set<SuppressionKey> = []
  /// A state that can't be read is an error, so that it fails its own submission only.
  public var states: [Profile.ID: Result<Preferences, StoreError>] = [:]
  /// In order.
  public var newest: [Profile.ID: [ConsentRecord]] = [:]
  /// Oldest first.
  public var histories: [Profile.ID: [HistoryEntry]] = [:]
  /// In order.
  public var submissions: [RecordID: [ConsentRecord]] = [:]
  public var erased: Set<RecordID> = []
  public var addresses: [Address: QuarantineEntry] = [:]
  /// Oldest first.
  public var addressHistories: [Address: [HistoryEntry]] = [:]
  public var reports: Set<CountedReport> = []

  public init() {}

  /// The state of a profile; the empty state for a profile that never chose.
  public func state(of profile: Profile.ID) throws(StoreError) -> Preferences { try states[profile]?.get() ?? Preferences() }
}

/// What a decision writes, and what it answers once that is written.
public struct Decision<Answer: Sendable>: Sendable {
  public let changes: StoreChanges
  public let answer: Answer
}

/// A state and the position of the record that made it.
public struct StateChange: Hashable, Sendable {
  public let state: Preferences
  public let position: HistoryPosition

  public init(state: Preferences, position: HistoryPosition) {
    self.state = state
    self.position = position
  }
}

/// What one transaction adds to a history, and what that makes of the states.
public struct StoreChanges: Sendable {
  /// The end of the history with the entries.
  public private(set) var head: HistoryHead
  /// Entries to add, in order. An erasure empties the records that it names, also those of the same changes.
  public private(set) var entries: [HistoryEntry] = []
  /// States to store, after the erasures were applied.
  public private(set) var states: [Profile.ID: StateChange] = [:]
  public private(set) var addresses: [Address: QuarantineEntry] = [:]
  /// Suppressions to remove.
  public var endedSuppressions: Set<SuppressionKey> = []
  /// The secret that replaces the store's own; `nil` to keep it.
  public var secret: SuppressionSecret?
  private var ids: Set<RecordID> = []

  public init(after head: HistoryHead) { self.head = head }

  public var isEmpty: Bool { entries.isEmpty && endedSuppressions.isEmpty && secret == nil }

  /// The erasures among the entries, with their entries.
  public var erasures: [(entry: HistoryEntry, erasure: Erasure)] {
    entries.compactMap { entry in if case .erasure(let erasure) = entry.content { (entry, erasure) } else { nil } }
  }

  /// Whether an entry that was added has this id.
  func has(_ id: RecordID) -> Bool { ids.contains(id) }

  /// Adds an entry that follows from the head, and folds it into the states. Nothing else does so.
  public mutating func add(_ entry: HistoryEntry) {
    entries.append(entry)
    ids.insert(entry.content.id)
    head = entry.head
    switch entry.content {
    case .record(let record): states[record.profile] = StateChange(state: record.after, position: entry.position)
    case .erased: break
    case .erasure(let erasure):
      let emptied = Set(erasure.records.map(\.position))
      states = states.filter { !emptied.contains($0.value.position) }
    case .quarantine(let record): addresses[record.address] = QuarantineEntry(record, at: entry.position)
    }
  }
}

/// Is shown everything that a store knows at one moment. Called from one thread at a time; the bytes are gone after each call.
public protocol SnapshotVisitor: AnyObject {
  /// - Parameters:
  ///   - profile: the profile's id, in UTF-8.
  ///   - position: that of its last record.
  func visit(profile: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws

  /// - Parameters:
  ///   - address: its one spelling, in UTF-8. They come in the order of ``Address``.
  ///   - position: that of its last record.
  func visit(address: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) throws

  /// Somebody who was erased and whose opt-outs are still respected.
  func visit(suppression: SuppressionKey, state: Preferences) throws
}

extension StoreError {
  /// The error of a visitor: itself when it's one of a store, which says better what is wrong.
  public init(visitor error: any Error, subject: String) {
    self = error as? StoreError ?? StoreError(.visitorFailed, subject, "\(error)")
  }
}
