import Dispatch
import Synchronization

/// The connections that read; each serves one reader at a time.
final class ReaderPool: Sendable {
  private struct Content {
    let readers: [Reader]
    var idle: [Reader]
    var waiting: [CheckedContinuation<Reader, Never>] = []
  }

  private let content: Mutex<Content>

  init(settings: ConnectionSettings, count: Int) {
    let readers = (0..<count).map { Reader(settings: settings, number: $0) }
    content = Mutex(Content(readers: readers, idle: readers))
  }

  /// - Parameter mayRepeat: whether the body may run again after the connection broke; asked then.
  func read<Value: Sendable>(
    mayRepeat: @escaping @Sendable () -> Bool = { true }, _ body: @escaping @Sendable (Connection) throws(ServerFailure) -> Value
  ) async throws(ServerFailure) -> Value {
    let reader = await take()
    defer { put(reader) }
    return try await reader.read(mayRepeat: mayRepeat, body)
  }

  /// Closes the connections, each when its reader is done. The next reads make others.
  func close() async {
    let readers = content.withLock { $0.readers }
    for reader in readers { await reader.close() }
  }

  private func take() async -> Reader {
    await withCheckedContinuation { answer in
      let reader = content.withLock { content in
        // The one that was used last: the others may close.
        let reader = content.idle.popLast()
        if reader == nil { content.waiting.append(answer) }
        return reader
      }
      if let reader { answer.resume(returning: reader) }
    }
  }

  private func put(_ reader: Reader) {
    let next = content.withLock { content -> CheckedContinuation<Reader, Never>? in
      guard !content.waiting.isEmpty else {
        content.idle.append(reader)
        return nil
      }
      return content.waiting.removeFirst()
    }
    next?.resume(returning: reader)
  }
}

/// A session that can't write, with its thread.
actor Reader {
  private let thread: SessionThread
  private var session: Session

  nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe thread.asUnownedSerialExecutor() }

  init(settings: ConnectionSettings, number: Int) {
    thread = SessionThread(label: "assent.postgresql.reader.\(number)")
    session = Session(settings: settings, isReadOnly: true)
  }

  func close() { session.close() }

  /// Reads, once more when the connection turns out to be broken and the body may run again.
  func read<Value: Sendable>(
    mayRepeat: @Sendable () -> Bool, _ body: @Sendable (Connection) throws(ServerFailure) -> Value
  ) throws(ServerFailure) -> Value {
    do {
      return try session.use(body)
    } catch {
      guard error.isTransient, mayRepeat() else { throw error }
      return try session.use(body)
    }
  }
}

/// The thread of one session, on which it may wait for the server without keeping other tasks from running.
final class SessionThread: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { unsafe UnownedSerialExecutor(ordinary: self) }
}
