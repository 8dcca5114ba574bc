import AssentModel
import AssentStore

/// The session that writes, with its thread: it commits one transaction after another, and finds out what became of one whose commit got no answer.
actor PostgreSQLWriter {
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

  /// One transaction: locks the head, reads the needs, decides, writes and commits.
  ///
  /// PostgreSQL keeps the rows that an erasure empties as they were until a vacuum. A vacuum that can't be done now, the server does later by itself.
  func write<Answer: Sendable>(
    _ needs: StoreNeeds, _ decide: @Sendable (StoreFacts) throws(StoreError) -> Decision<Answer>
  ) throws(StoreError) -> Answer {
    let decided: Result<Decision<Answer>, StoreError>
    do {
      decided = try untilAnswered { (session, inDoubt: inout InDoubtCommit<Answer>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in
          try self.transact(connection, needs, decide, &inDoubt)
        }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
    let decision = try decided.get()
    if !decision.changes.erasures.isEmpty { do { try vacuum() } catch  where error.code == .unavailable {} }
    return decision.answer
  }

  /// Closes the connection. The next use makes another one.
  func close() { session.close() }

  /// Runs statements that do the same when they are run again; returns their rows.
  ///
  /// - Parameter longest: how long the server may take.
  func run(_ requests: [Request], longest: Duration) throws(StoreError) -> [Rows] {
    do {
      return try untilAnswered { (session, _: inout InDoubtCommit<[Rows]>?) throws(ServerFailure) in
        try session.use(prepare: Self.migrate) { connection throws(ServerFailure) in try connection.exchange(requests, longest: longest) }
      }
    } catch {
      throw StoreError(error, location: settings.location)
    }
  }

  /// Removes the versions of rows that no transaction sees any longer. Whoever records isn't kept waiting by the server.
  private func vacuum() throws(StoreError) {
    // What is set goes with the connection. A vacuum can share neither a transaction nor a pipeline.
    defer { session.close() }
    for statement in ["SET statement_timeout = 0", "VACUUM consent_record, preference, evidence_network"] {
      _ = try run([Request(once: statement)], longest: .seconds(3600))
    }
  }

  private static func migrate(_ connection: Connection) throws(ServerFailure) { try Migration(connection: connection).run() }
}

extension PostgreSQLWriter {
  /// A commit that was sent and got no reply: the ids of its entries, and what to answer when it turns out that they are there.
  fileprivate struct InDoubtCommit<Answer: Sendable> {
    let entries: [RecordID]
    let decision: Decision<Answer>
  }

  private func transact<Answer: Sendable>(
    _ connection: Connection, _ needs: StoreNeeds, _ decide: (StoreFacts) throws(StoreError) -> Decision<Answer>,
    _ inDoubt: inout InDoubtCommit<Answer>?
  ) throws(ServerFailure) -> Result<Decision<Answer>, StoreError> {
    let (facts, isCommitted) = try PostgreSQLFacts(connection: connection, location: settings.location).lock(needs, inDoubt: inDoubt?.entries)
    // The lock on the head is ours, so the earlier transaction has ended, one way or the other.
    if let sent = inDoubt, isCommitted {
      _ = try connection.exchange([Request(.rollback)])
      return .success(sent.decision)
    }
    inDoubt = nil
    let decision: Decision<Answer>
    do {
      decision = try decide(facts)
    } catch {
      _ = try connection.exchange([Request(.rollback)])
      return .failure(error)
    }
    guard !decision.changes.isEmpty else {
      _ = try connection.exchange([Request(.rollback)])
      return .success(decision)
    }
    // Changes without entries may be made twice.
    let entries = decision.changes.entries.map(\.content.id)
    inDoubt = entries.isEmpty ? nil : InDoubtCommit(entries: entries, decision: decision)
    do {
      _ = try connection.exchange(PostgreSQLChanges(changes: decision.changes).requests + [Request(.commit)])
    } catch {
      // What the server refuses isn't there.
      if case .refused(let state) = error, state != .completionUnknown { inDoubt = nil }
      throw error
    }
    inDoubt = nil
    return .success(decision)
  }

  /// Tries again what may succeed a moment later, and what may have succeeded until that is known.
  private func untilAnswered<Answer, Committed: Sendable>(
    _ attempt: (inout Session, inout InDoubtCommit<Committed>?) throws(ServerFailure) -> Answer
  ) throws(WriteFailure) -> Answer {
    let start = ContinuousClock.now
    var inDoubt: InDoubtCommit<Committed>?
    var backoff = Backoff()
    while true {
      do throws(ServerFailure) {
        let answer = try attempt(&session, &inDoubt)
        isAway = false
        return answer
      } catch {
        let isDisconnected = if case .disconnected = error { true } else { false }
        // Who was away a moment ago is waited for no longer, unless a commit depends on it.
        let longest = inDoubt != nil ? patience * 3 : isAway && isDisconnected ? .zero : patience
        guard error.isTransient || inDoubt != nil, ContinuousClock.now - start < longest else {
          isAway = isDisconnected
          throw inDoubt == nil ? .failed(error) : .unknown(error)
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
