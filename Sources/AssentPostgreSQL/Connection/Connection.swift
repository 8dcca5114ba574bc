import AssentStore
import CPostgreSQL
import Glibc

/// A connection in pipeline mode. It is used by one thread, which waits for the server no longer than it was told to.
@safe final class Connection {
  private let handle: OpaquePointer
  private let settings: ConnectionSettings
  private var prepared: Set<String> = []
  /// The secret of the store, once somebody was erased and it can't change any more; `nil` until that is known.
  var secretInUse: SuppressionSecret?

  /// - Throws: ``ServerFailure/disconnected(_:)`` when there is no connection in time.
  init(_ settings: ConnectionSettings) throws(ServerFailure) {
    var parameters = Parameters()
    for value in [settings.location.url, "assent", "UTF8"] { parameters.add(value) }
    var keywords = Parameters()
    for keyword in ["dbname", "fallback_application_name", "client_encoding"] { keywords.add(keyword) }
    let handle = unsafe keywords.withPointers(terminated: true) { keywords in
      unsafe parameters.withPointers(terminated: true) { values in unsafe PQconnectStartParams(keywords, values, 1) }
    }
    guard let handle = unsafe handle else { throw .disconnected("out of memory") }
    unsafe self.handle = unsafe handle
    self.settings = settings
    // Notices would be printed.
    unsafe PQsetNoticeReceiver(handle, { _, _ in }, nil)
    try connect(until: .now + settings.connectTimeout)
    guard unsafe PQsetnonblocking(handle, 1) == 0, unsafe PQenterPipelineMode(handle) == 1 else { throw broken() }
  }

  deinit { unsafe PQfinish(handle) }

  /// Sends all requests at once, waits for the answers, and returns the rows of each.
  ///
  /// - Parameter longest: how long all may take; otherwise a little longer than the server lets one statement take.
  /// - Throws: ``ServerFailure``: the first that the server refused; it did nothing of what follows that one.
  func exchange(_ requests: [Request], longest: Duration? = nil) throws(ServerFailure) -> [Rows] {
    let deadline = ContinuousClock.now + (longest ?? settings.statementTimeout + .seconds(2))
    let steps = try send(requests)
    var rows: [Rows] = []
    var (answered, empty, refusal) = (0, 0, SQLState?.none)
    while true {
      while unsafe PQisBusy(handle) == 1 { try transfer(until: deadline) }
      guard let result = unsafe PQgetResult(handle) else {
        // One ends each answer; two in a row end the connection.
        empty += 1
        guard empty < 2, unsafe PQstatus(handle) == CONNECTION_OK else { throw broken() }
        continue
      }
      defer { unsafe PQclear(result) }
      empty = 0
      switch unsafe PQresultStatus(result) {
      case PGRES_PIPELINE_SYNC:
        if let refusal { throw refusal.endsSession ? .disconnected("the server ended the session (\(refusal))") : .refused(refusal) }
        return rows
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
        guard answered < steps.count else { throw broken() }
        if let name = steps[answered] { prepared.insert(name) } else { rows.append(unsafe Self.read(result)) }
        answered += 1
      case PGRES_PIPELINE_ABORTED: answered += 1
      default:
        answered += 1
        guard let state = unsafe assent_result_state(result), unsafe PQstatus(handle) == CONNECTION_OK else { throw broken() }
        refusal = refusal ?? SQLState(unsafe String(cString: state))
      }
    }
  }

  /// Whether a transaction is open, a failed one included.
  var isInTransaction: Bool { unsafe PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// What went wrong with the connection, in the client library's words.
  private func broken() -> ServerFailure {
    let message = settings.redacted(unsafe String(cString: PQerrorMessage(handle)))
    return .disconnected(message.isEmpty ? "the connection broke" : message)
  }
}

extension Connection {
  private func connect(until deadline: ContinuousClock.Instant) throws(ServerFailure) {
    guard unsafe PQstatus(handle) != CONNECTION_BAD else { throw broken() }
    var status = PGRES_POLLING_WRITING
    while status != PGRES_POLLING_OK {
      switch status {
      case PGRES_POLLING_READING: try wait(for: POLLIN, until: deadline)
      case PGRES_POLLING_WRITING: try wait(for: POLLOUT, until: deadline)
      default: throw broken()
      }
      status = unsafe PQconnectPoll(handle)
    }
  }

  /// Puts the requests into the pipeline; returns its steps: the name of a statement that is prepared, `nil` for one that is executed.
  private func send(_ requests: [Request]) throws(ServerFailure) -> [String?] {
    var steps: [String?] = []
    for request in requests {
      let count = Int32(request.parameters.count)
      guard let name = request.name else {
        let sent = unsafe request.parameters.withPointers { unsafe PQsendQueryParams(handle, request.sql, count, nil, $0, nil, nil, 0) }
        guard sent == 1 else { throw broken() }
        steps.append(nil)
        continue
      }
      if !prepared.contains(name), !steps.contains(name) {
        guard unsafe PQsendPrepare(handle, name, request.sql, 0, nil) == 1 else { throw broken() }
        steps.append(name)
      }
      let sent = unsafe request.parameters.withPointers { unsafe PQsendQueryPrepared(handle, name, count, $0, nil, nil, 0) }
      guard sent == 1 else { throw broken() }
      steps.append(nil)
    }
    guard unsafe PQpipelineSync(handle) == 1 else { throw broken() }
    return steps
  }

  /// Sends what is left to send and takes what there is to take, after waiting for either.
  private func transfer(until deadline: ContinuousClock.Instant) throws(ServerFailure) {
    let unsent = unsafe PQflush(handle)
    guard unsent >= 0 else { throw broken() }
    try wait(for: unsent == 1 ? POLLIN | POLLOUT : POLLIN, until: deadline)
    guard unsafe PQconsumeInput(handle) == 1 else { throw broken() }
  }

  private func wait(for events: Int32, until deadline: ContinuousClock.Instant) throws(ServerFailure) {
    var descriptor = pollfd(fd: unsafe PQsocket(handle), events: Int16(events), revents: 0)
    while true {
      let left = deadline - .now
      guard left > .zero else { throw .disconnected("the server didn't answer in time") }
      let ready = unsafe poll(
        &descriptor, 1, Int32(clamping: left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000 + 1))
      guard ready <= 0 else { return }
      guard ready == 0 || errno == EINTR else { throw .disconnected("the connection can't be waited for") }
    }
  }

  private static func read(_ result: OpaquePointer) -> Rows {
    let (rows, columns) = unsafe (PQntuples(result), PQnfields(result))
    var values: [String?] = []
    values.reserveCapacity(Int(rows * columns))
    for row in 0..<rows {
      for column in 0..<columns {
        guard unsafe PQgetisnull(result, row, column) == 0, let value = unsafe PQgetvalue(result, row, column) else {
          values.append(nil)
          continue
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: value, count: Int(PQgetlength(result, row, column)))
        values.append(unsafe String(decoding: bytes, as: UTF8.self))
      }
    }
    return Rows(columns: Int(columns), values: values)
  }
}
