import AssentModel
import AssentPreferences

/// One transaction that adds to the history, in two exchanges: the first locks the head and reads what deciding needs, the second writes and commits.
struct BatchTransaction {
  let connection: Connection

  /// Locks the head and reads the states of the submissions' profiles.
  ///
  /// - Parameter unknown: the ids of records whose commit got no answer.
  func begin(_ batch: [TimedSubmission], unknown: [RecordID]) throws(ServerFailure) -> BatchStart {
    let profiles = Set(batch.map(\.submission.profile))
    let undoing = Set(batch.filter(\.submission.needsNewest).map(\.submission.profile))
    var requests = [Request(.begin), Request(Self.lockHead), Request(Self.states, Self.array(profiles.map(\.text)))]
    if !undoing.isEmpty { requests.append(Request(Self.newest, Self.array(undoing.map(\.text)))) }
    if !unknown.isEmpty { requests.append(Request(Self.known, Self.array(unknown.map(\.description)))) }
    let answers = try connection.exchange(requests)
    guard answers.count == requests.count else { throw .unreadable }
    var start = BatchStart(head: try HistoryHead(answers[1]))
    for row in answers[2] {
      guard let profile = Profile.ID(try row.text(0)) else { throw .unreadable }
      start.states[profile] = try row.text(1)
    }
    if !undoing.isEmpty {
      for row in answers[3] {
        let record = try HistoryEntry(row).record
        start.newest[record.profile, default: []].append(record)
      }
    }
    if !unknown.isEmpty { start.isCommitted = try answers[answers.count - 1].first?.number(0) == Int64(unknown.count) }
    return start
  }

  /// Writes the entries, the states and the head, and commits.
  func finish(entries: [HistoryEntry], changes: [(Profile.ID, StateChange)], head: HistoryHead) throws(ServerFailure) {
    var (records, states, end) = (Parameters(), Parameters(), Parameters())
    records.add(entries)
    states.add(changes.map { $0.0.text })
    states.add(changes.map { $0.1.state.json })
    states.add(changes.map { $0.1.position.rawValue })
    end.add(head.position.rawValue)
    end.add(head.chain.description)
    _ = try connection.exchange([Request(Self.insert, records), Request(Self.upsert, states), Request(Self.moveHead, end), Request(.commit)])
  }

  /// Ends the transaction without a trace.
  func cancel() throws(ServerFailure) { _ = try connection.exchange([Request(.rollback)]) }

  private static func array(_ values: [String?]) -> Parameters {
    var parameters = Parameters()
    parameters.add(values)
    return parameters
  }

  private static let lockHead = Statement("lock-head", "SELECT position, chain FROM history_head WHERE id = 1 FOR UPDATE")
  private static let states = Statement("states", "SELECT profile, state FROM preference WHERE profile = ANY ($1::text[])")
  private static let newest = Statement(
    "newest",
    """
    SELECT \(HistoryEntry.columns) FROM consent_record r
    WHERE profile = ANY ($1::text[]) AND submission = (
      SELECT l.submission FROM preference p JOIN consent_record l ON l.position = p.last_record WHERE p.profile = r.profile)
    ORDER BY position
    """)
  private static let known = Statement("known", "SELECT count(*) FROM consent_record WHERE id = ANY ($1::uuid[])")
  private static let insert = Statement(
    "insert", "INSERT INTO consent_record (\(HistoryEntry.columns)) SELECT * FROM unnest(\(HistoryEntry.arrayTypes))")
  private static let upsert = Statement(
    "upsert",
    """
    INSERT INTO preference (profile, state, last_record) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
    ON CONFLICT (profile) DO UPDATE SET state = excluded.state, last_record = excluded.last_record
    """)
  private static let moveHead = Statement("move-head", "UPDATE history_head SET position = $1::bigint, chain = $2::text WHERE id = 1")
}

/// What a transaction found behind the lock on the head.
struct BatchStart {
  let head: HistoryHead
  /// The states as they are stored.
  var states: [Profile.ID: String] = [:]
  var newest: [Profile.ID: [ConsentRecord]] = [:]
  /// Whether the records whose commit got no answer are there.
  var isCommitted = false

  init(head: HistoryHead) { self.head = head }
}
