import Glibc

/// A connection that is made when it is needed, and made anew after it broke.
struct Session {
  private let settings: ConnectionSettings
  private let isReadOnly: Bool
  private var connection: Connection?
  private var backoff = Backoff()
  private var retryAt: ContinuousClock.Instant?
  private var lastFailure = ServerFailure.disconnected("the server wasn't there a moment ago")

  init(settings: ConnectionSettings, isReadOnly: Bool) {
    self.settings = settings
    self.isReadOnly = isReadOnly
  }

  /// Runs the body over the connection. When the server was away a moment ago, it fails at once instead of trying again.
  mutating func use<Value>(
    prepare: (Connection) throws(ServerFailure) -> Void = { _ throws(ServerFailure) in },
    _ body: (Connection) throws(ServerFailure) -> Value
  ) throws(ServerFailure) -> Value {
    let connection = try connected(prepare)
    do {
      let value = try body(connection)
      return value
    } catch {
      leave(connection, after: error)
      throw error
    }
  }

  /// Ends the connection, and with it what was set for it; the next use makes another one.
  mutating func close() { connection = nil }

  /// Waits until the server may be tried again.
  func waitToRetry() {
    guard let retryAt else { return }
    Self.sleep(retryAt - .now)
  }

  static func sleep(_ duration: Duration) {
    guard duration > .zero else { return }
    let (seconds, attoseconds) = duration.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    // A signal may end it early, which does no harm.
    _ = unsafe nanosleep(&time, nil)
  }

  private mutating func connected(_ prepare: (Connection) throws(ServerFailure) -> Void) throws(ServerFailure) -> Connection {
    if let connection { return connection }
    if let retryAt, retryAt > .now { throw lastFailure }
    do {
      let connection = try Connection(settings)
      try setUp(connection)
      try prepare(connection)
      self.connection = connection
      backoff.reset()
      retryAt = nil
      return connection
    } catch {
      retryAt = .now + backoff.next()
      lastFailure = error
      throw error
    }
  }

  /// Ends the transaction that a failure left open, and drops a connection that is of no more use.
  private mutating func leave(_ connection: Connection, after failure: ServerFailure) {
    switch failure {
    case .disconnected: self.connection = nil
    case .refused(.readOnlyTransaction) where !isReadOnly: self.connection = nil  // The server has become a standby.
    case .refused, .unreadable, .store:
      guard connection.isInTransaction else { return }
      do { _ = try connection.exchange([Request(.rollback)]) } catch { self.connection = nil }
    }
  }

  private func setUp(_ connection: Connection) throws(ServerFailure) {
    let milliseconds = settings.statementTimeout.components.seconds * 1000 + settings.statementTimeout.components.attoseconds / 1_000_000_000_000_000
    var requests = [
      Request(once: "SET statement_timeout = \(milliseconds)"),
      Request(once: "SET idle_in_transaction_session_timeout = \(2 * milliseconds + 1000)"),
      // A choice is answered after it is durable, also where the server's default is to answer before.
      Request(
        once: """
          SELECT CASE WHEN current_setting('synchronous_commit', true) = 'off' THEN set_config('synchronous_commit', 'on', false) END
          """),
    ]
    // A plan that was made while a table was small would be kept while it grows: every statement has an index to go by.
    requests.append(Request(once: Self.seqscan(isOn: false, isLocal: false)))
    if isReadOnly { requests.append(Request(once: "SET default_transaction_read_only = on")) }
    _ = try connection.exchange(requests)
  }

  /// Lets the server read whole tables or not; does nothing on one that has no such setting.
  static func seqscan(isOn: Bool, isLocal: Bool) -> String {
    """
    SELECT CASE WHEN current_setting('enable_seqscan', true) IS NOT NULL THEN set_config('enable_seqscan', '\(isOn ? "on" : "off")', \(isLocal)) END
    """
  }
}

/// How long to wait before the next try: twice as long each time, and never the same for two that failed at once.
struct Backoff {
  private var failures = 0

  private static let first = Duration.milliseconds(20)
  private static let longest = Duration.seconds(1)

  mutating func reset() { failures = 0 }

  /// The time to wait after one more failure.
  mutating func next() -> Duration {
    let delay = min(Self.first * (1 << min(failures, 10)), Self.longest)
    failures += 1
    return delay * Double.random(in: 0.5...1)
  }
}
