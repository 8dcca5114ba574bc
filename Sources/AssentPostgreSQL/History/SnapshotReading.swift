import AssentAddresses
import AssentModel
public import AssentStore
import Synchronization

/// Shows a visitor what the tables hold at one moment, a few thousand rows at a time.
struct SnapshotReading {
  let connection: Connection
  let visitor: any SnapshotVisitor
  let progress: SnapshotProgress

  /// The rows that are held at once.
  private static let pageSize = 10_000
  private static let longest = Duration.seconds(24 * 3600)

  func run() throws(SnapshotFailure) -> HistoryHead {
    var states = StateCache()
    do {
      let head = try begin()
      try read("SELECT profile, state, last_record FROM preference") { row throws(SnapshotFailure) in
        let (profile, state, position) = try Self.values { () throws(ServerFailure) in
          (try row.text(0), try states.stored(row.text(1)), try row.position(2))
        }
        try visit { try unsafe Self.withBytes(of: profile) { try unsafe visitor.visit(profile: $0, state: state, position: position) } }
      }
      try read("SELECT channel, address, state, last_record FROM quarantine_entry ORDER BY channel, address") { row throws(SnapshotFailure) in
        let (address, state, position) = try Self.values { () throws(ServerFailure) in
          (try Address(channel: row.number(0), stored: row.text(1)), try QuarantineState(stored: row.text(2)), try row.position(3))
        }
        try visit {
          try unsafe Self.withBytes(of: address.text) {
            try unsafe visitor.visit(address: $0, channel: address.channel, state: state, position: position)
          }
        }
      }
      try read("SELECT profile_key, state FROM suppression ORDER BY profile_key") { row throws(SnapshotFailure) in
        let (key, state) = try Self.values { () throws(ServerFailure) in (SuppressionKey(try row.text(0)), try states.stored(row.text(1))) }
        guard let key else { throw .server(.unreadable) }
        try visit { try visitor.visit(suppression: key, state: state) }
      }
      try exchange([Request(.commit)])
      return head
    } catch {
      // What the server refused ends the transaction by itself.
      if case .visitor = error { try exchange([Request(.rollback)]) }
      throw error
    }
  }

  private func begin() throws(SnapshotFailure) -> HistoryHead {
    // The visitor may take its time, and the server reads everything.
    let answers = try exchange([
      Request(PostgreSQLFacts.snapshot), Request(once: "SET LOCAL statement_timeout = 0"),
      Request(once: "SET LOCAL idle_in_transaction_session_timeout = 0"), Request(once: Session.seqscan(isOn: true, isLocal: true)),
      Request(PostgreSQLFacts.head),
    ])
    guard let rows = answers.last else { throw .server(.unreadable) }
    return try Self.values { () throws(ServerFailure) in try HistoryHead(rows) }
  }

  private func read(_ sql: String, _ body: (Row) throws(SnapshotFailure) -> Void) throws(SnapshotFailure) {
    try exchange([Request(once: "DECLARE snapshot NO SCROLL CURSOR FOR \(sql)")])
    while let rows = try exchange([Request(once: "FETCH \(Self.pageSize) FROM snapshot")]).first, !rows.isEmpty {
      for row in rows { try body(row) }
      if rows.count < Self.pageSize { break }
    }
    try exchange([Request(once: "CLOSE snapshot")])
  }

  @discardableResult
  private func exchange(_ requests: [Request]) throws(SnapshotFailure) -> [Rows] {
    try Self.values { () throws(ServerFailure) in try connection.exchange(requests, longest: Self.longest) }
  }

  private func visit(_ body: () throws -> Void) throws(SnapshotFailure) {
    progress.begin()
    do { try body() } catch { throw .visitor(error) }
  }

  private static func values<Value>(_ body: () throws(ServerFailure) -> Value) throws(SnapshotFailure) -> Value {
    do { return try body() } catch { throw .server(error) }
  }

  private static func withBytes(of text: String, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    var text = text
    try text.withUTF8 { try unsafe body(UnsafeRawBufferPointer($0)) }
  }
}

/// Whether the visitor of a snapshot was shown anything.
final class SnapshotProgress: Sendable {
  private let isBegun = Atomic(false)

  var hasBegun: Bool { isBegun.load(ordering: .acquiring) }

  func begin() { isBegun.store(true, ordering: .releasing) }
}

/// Why a snapshot ended early.
enum SnapshotFailure: Error {
  case server(ServerFailure)
  case visitor(any Error)
}

extension StateCache {
  fileprivate mutating func stored(_ text: String) throws(ServerFailure) -> Preferences {
    do { return try state(text.utf8.span) } catch { throw .unreadable }
  }
}

extension Row {
  fileprivate func position(_ column: Int) throws(ServerFailure) -> HistoryPosition {
    guard let position = HistoryPosition(rawValue: try number(column)) else { throw .unreadable }
    return position
  }
}

extension PostgreSQLBackend {
  public func snapshot(_ visitor: any SnapshotVisitor & Sendable) async throws(StoreError) -> HistoryHead {
    // A visitor that saw a row would see it twice, and an older state of it might win.
    let progress = SnapshotProgress()
    let mayRepeat: @Sendable () -> Bool = { !progress.hasBegun }
    let result = try await read(mayRepeat: mayRepeat) { [location] connection throws(ServerFailure) in
      do throws(SnapshotFailure) {
        return Result<HistoryHead, StoreError>.success(try SnapshotReading(connection: connection, visitor: visitor, progress: progress).run())
      } catch {
        switch error {
        case .server(let failure): throw failure
        case .visitor(let error): return .failure(StoreError(visitor: error, subject: location.description))
        }
      }
    }
    return try result.get()
  }
}
