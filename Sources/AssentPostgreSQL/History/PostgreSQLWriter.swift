import AssentAddresses
import AssentModel
import AssentStore

/// The session that writes, with its thread: it commits one batch after another, and finds out what became of one whose commit got no answer.
actor HistoryWriter {
  typealias Outcome = Result<RecordedSubmission, StoreError>

  private let thread: SessionThread
  private let settings: ConnectionSettings
  private let patience: Duration
  private var session: Session
  /// Whether the server was away when it was last needed.
  private var isAway = false

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

  init(settings: ConnectionSettings, patience: Duration) {
    self.thread = SessionThread(label: "assent.postgresql.writer")
    self.settings = settings
    self.patience = patience
    self.session = Session(settings: settings, isReadOnly: false)
  }

  /// Connects, and brings the tables up to date.
  func open() throws(ServerFailure) {
    try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in _ = try connection.exchange([]) }
  }

  /// Commits a batch. A submission that breaks a rule of the tables fails alone.
  func commit(_ batch: [TimedSubmission]) -> [Outcome] {
    do {
      return try untilAnswered { (session, unanswered: inout Unanswered<[Outcome]>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in
          try self.transact(batch, BatchTransaction(connection: connection), &unanswered)
        }
      }
    } catch {
      guard case .failed(let failure) = error, failure.isAboutData, batch.count > 1 else {
        return batch.map { _ in .failure(StoreError(error, location: settings.location)) }
      }
      return commit(Array(batch[..<(batch.count / 2)])) + commit(Array(batch[(batch.count / 2)...]))
    }
  }

  /// Adds entries of another store.
  func append(_ entries: [HistoryEntry]) throws(StoreError) {
    let answer: Result<Void, StoreError>
    do {
      answer = try untilAnswered { (session, unanswered: inout Unanswered<Result<Void, StoreError>>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in
          try self.append(entries, BatchTransaction(connection: connection), &unanswered)
        }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
    try answer.get()
  }

  /// Adds choices that come late, all of them or none.
  func replay(_ late: [LateSubmission]) throws(StoreError) -> [ReplayedSubmission] {
    do {
      return try untilAnswered { (session, unanswered: inout Unanswered<[ReplayedSubmission]>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in
          try self.replay(late, BatchTransaction(connection: connection), &unanswered)
        }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
  }

  /// Removes a person.
  func erase(_ request: ErasureRequest, at time: Timestamp) throws(StoreError) -> Erasure? {
    do {
      return try untilAnswered { (session, unanswered: inout Unanswered<Erasure?>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in
          try self.erase(request, at: time, BatchTransaction(connection: connection), &unanswered)
        }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
  }

  /// Changes what is known of addresses, all or nothing.
  func change(_ changes: [QuarantineChange], at time: Timestamp) throws(StoreError) -> [QuarantineRecord?] {
    let answer: Result<[QuarantineRecord?], StoreError>
    do {
      answer = try untilAnswered { (session, unanswered: inout Unanswered<Result<[QuarantineRecord?], StoreError>>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in
          try self.change(changes, at: time, BatchTransaction(connection: connection), &unanswered)
        }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
    return try answer.get()
  }

  /// Runs statements that do the same when they are run again; returns their rows.
  ///
  /// - Parameter longest: how long the server may take.
  func run(_ requests: [Request], longest: Duration) throws(StoreError) -> [Rows] {
    do {
      return try untilAnswered { (session, _: inout Unanswered<[Rows]>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in try connection.exchange(requests, longest: longest) }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
  }

  /// Removes the versions of rows that no transaction sees any longer. Whoever records isn't kept waiting by the server.
  func vacuum() throws(StoreError) {
    // What is set goes with the connection. A vacuum can share neither a transaction nor a pipeline.
    defer { session.close() }
    for statement in ["SET statement_timeout = 0", "VACUUM consent_record, preference, evidence_network"] {
      _ = try run([Request(once: statement)], longest: .seconds(3600))
    }
  }

  private static func migrate(_ connection: Connection) throws(ServerFailure) { try Migration(connection: connection).run() }
}

extension HistoryWriter {
  /// Records whose commit was sent, and what to answer when it turns out that they are there.
  fileprivate struct Unanswered<Answer> {
    let records: [RecordID]
    let answer: Answer
  }

  private func transact(
    _ batch: [TimedSubmission], _ transaction: BatchTransaction, _ unanswered: inout Unanswered<[Outcome]>?
  ) throws(ServerFailure) -> [Outcome] {
    let start = try transaction.begin(batch, unknown: unanswered?.records ?? [])
    if let sent = unanswered {
      // The lock on the head is ours, so the earlier transaction has ended, one way or the other.
      guard !start.isCommitted else {
        try transaction.cancel()
        return sent.answer
      }
      unanswered = nil
    }
    var decision = BatchDecision(head: start.head, newest: start.newest)
    let outcomes = batch.map { submission in decide(submission, start, &decision) }
    guard !decision.entries.isEmpty else {
      try transaction.cancel()
      return outcomes
    }
    unanswered = Unanswered(records: decision.entries.map(\.content.id), answer: outcomes)
    try finish(transaction, decision.entries, decision.changes.map { ($0, $1) }, decision.head, &unanswered)
    return outcomes
  }

  private func decide(_ submission: TimedSubmission, _ start: BatchStart, _ decision: inout BatchDecision) -> Outcome {
    do throws(ServerFailure) {
      let state = try start.states[submission.submission.profile].map { text throws(ServerFailure) in try Preferences(stored: text) }
      guard let recorded = decision.decide(submission, state: state ?? Preferences()) else { throw .refused(.uniqueViolation) }
      return .success(recorded)
    } catch {
      return .failure(StoreError(error, location: settings.location))
    }
  }

  private func append(
    _ entries: [HistoryEntry], _ transaction: BatchTransaction, _ unanswered: inout Unanswered<Result<Void, StoreError>>?
  ) throws(ServerFailure) -> Result<Void, StoreError> {
    let start = try transaction.begin([], unknown: unanswered?.records ?? [])
    if let sent = unanswered, start.isCommitted {
      try transaction.cancel()
      return sent.answer
    }
    unanswered = nil
    let head: HistoryHead
    do {
      head = try start.head.following(entries, subject: settings.location.description)
    } catch {
      try transaction.cancel()
      return .failure(error)
    }
    var (changes, removal): ([Profile.ID: StateChange], [Request]) = ([:], [])
    var quarantine: [Address: QuarantineEntry] = [:]
    for entry in entries {
      if let record = entry.record { changes[record.profile] = StateChange(state: record.after, position: entry.position) }
      if let record = entry.quarantine { quarantine[record.address] = QuarantineEntry(record, at: entry.position) }
      guard case .erasure(let erasure) = entry.content else { continue }
      let emptied = Set(erasure.records.map(\.position))
      changes = changes.filter { !emptied.contains($0.value.position) }
      removal += erasure.removal
    }
    unanswered = Unanswered(records: entries.map(\.content.id), answer: .success(()))
    try finish(transaction, entries, changes.map { ($0, $1) }, quarantine: Array(quarantine.values), head, removal: removal, &unanswered)
    return .success(())
  }

  private func replay(
    _ late: [LateSubmission], _ transaction: BatchTransaction, _ unanswered: inout Unanswered<[ReplayedSubmission]>?
  ) throws(ServerFailure) -> [ReplayedSubmission] {
    let start = try transaction.begin([], unknown: unanswered?.records ?? [])
    if let sent = unanswered, start.isCommitted {
      try transaction.cancel()
      return sent.answer
    }
    unanswered = nil
    let ledger = Ledger(connection: transaction.connection)
    var head = start.head
    var (entries, changes): ([HistoryEntry], [Profile.ID: StateChange]) = ([], [:])
    var histories: [Profile.ID: [ConsentRecord]] = [:]
    var results: [ReplayedSubmission] = []
    let erased = try ledger.erased(late.filter(\.isImported).map { $0.submission.id.record(0) })
    for choice in late {
      let profile = choice.submission.profile
      let history = if let known = histories[profile] { known } else { try ledger.history(of: profile) }
      let state = if let change = changes[profile] { change.state } else { try ledger.state(of: profile) }
      let replayed = choice.decide(state: state, history: history, wasErased: erased.contains(choice.submission.id.record(0)))
      for record in replayed.added {
        let entry = head.appending(record)
        entries.append(entry)
        head = entry.head
        changes[profile] = StateChange(state: record.after, position: entry.position)
      }
      histories[profile] = history + replayed.added
      results.append(replayed)
    }
    guard !entries.isEmpty else {
      try transaction.cancel()
      return results
    }
    unanswered = Unanswered(records: entries.map(\.content.id), answer: results)
    try finish(transaction, entries, changes.map { ($0, $1) }, head, &unanswered)
    return results
  }

  private func change(
    _ changes: [QuarantineChange], at time: Timestamp, _ transaction: BatchTransaction,
    _ unanswered: inout Unanswered<Result<[QuarantineRecord?], StoreError>>?
  ) throws(ServerFailure) -> Result<[QuarantineRecord?], StoreError> {
    let start = try transaction.begin([], unknown: unanswered?.records ?? [])
    if let sent = unanswered, start.isCommitted {
      try transaction.cancel()
      return sent.answer
    }
    unanswered = nil
    let ledger = Ledger(connection: transaction.connection)
    var decision = QuarantineDecision(
      head: start.head, entries: try ledger.quarantine(of: Set(changes.map(\.address))),
      reports: try ledger.counted(Set(changes.compactMap { CountedReport($0) })), subject: settings.location.description)
    var records: [QuarantineRecord?] = []
    do throws(StoreError) {
      for change in changes { records.append(try decision.decide(change, at: time)) }
    } catch {
      try transaction.cancel()
      return .failure(error)
    }
    guard !decision.additions.isEmpty else {
      try transaction.cancel()
      return .success(records)
    }
    unanswered = Unanswered(records: decision.additions.map(\.content.id), answer: .success(records))
    try finish(
      transaction, decision.additions, [], quarantine: decision.changed.compactMap { decision.entries[$0] }, decision.head, &unanswered)
    return .success(records)
  }

  private func erase(
    _ request: ErasureRequest, at time: Timestamp, _ transaction: BatchTransaction, _ unanswered: inout Unanswered<Erasure?>?
  ) throws(ServerFailure) -> Erasure? {
    let start = try transaction.begin([], unknown: unanswered?.records ?? [])
    if let sent = unanswered, start.isCommitted {
      try transaction.cancel()
      return sent.answer
    }
    unanswered = nil
    let ledger = Ledger(connection: transaction.connection)
    let secret = try ledger.secret()
    let erasure = request.erasure(
      at: time, entries: try ledger.entries(of: request.profile), state: try ledger.state(of: request.profile), secret: secret)
    guard let erasure else {
      try transaction.cancel()
      return nil
    }
    let entry = start.head.appending(erasure)
    unanswered = Unanswered(records: [erasure.id], answer: erasure)
    try finish(
      transaction, [entry], [], entry.head, removal: erasure.unsuppression(of: secret.key(of: request.profile)) + erasure.removal,
      &unanswered)
    return erasure
  }

  /// Writes and commits. What is unanswered stays so only when the connection breaks: what the server refuses isn't there.
  private func finish<Answer>(
    _ transaction: BatchTransaction, _ entries: [HistoryEntry], _ changes: [(Profile.ID, StateChange)], quarantine: [QuarantineEntry] = [],
    _ head: HistoryHead, removal: [Request] = [], _ unanswered: inout Unanswered<Answer>?
  ) throws(ServerFailure) {
    do {
      try transaction.finish(entries: entries, changes: changes, quarantine: quarantine, head: head, removal: removal)
    } catch {
      if case .refused(let state) = error, state != .completionUnknown { unanswered = nil }
      throw error
    }
    unanswered = nil
  }

  /// Tries again what may succeed a moment later, and what may have succeeded until that is known.
  private func untilAnswered<Answer>(
    _ attempt: (inout Session, inout Unanswered<Answer>?) throws(ServerFailure) -> Answer
  ) throws(WriteFailure) -> Answer {
    let start = ContinuousClock.now
    var unanswered: Unanswered<Answer>?
    var backoff = Backoff()
    while true {
      do throws(ServerFailure) {
        let answer = try attempt(&session, &unanswered)
        isAway = false
        return answer
      } catch {
        let isDisconnected = if case .disconnected = error { true } else { false }
        // Who was away a moment ago is waited for no longer, unless a commit depends on it.
        let longest = unanswered != nil ? patience * 3 : isAway && isDisconnected ? .zero : patience
        guard error.isTransient || unanswered != nil, ContinuousClock.now - start < longest else {
          isAway = isDisconnected
          throw unanswered == nil ? .failed(error) : .unknown(error)
        }
        if isDisconnected { session.waitToRetry() } else { Session.sleep(backoff.next()) }
      }
    }
  }
}

/// Why a batch wasn't committed.
enum WriteFailure: Error {
  /// Nothing of it is there.
  case failed(ServerFailure)
  /// Its commit got no answer, and the server couldn't be asked since.
  case unknown(ServerFailure)
}
