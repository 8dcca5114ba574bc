import AssentModel
import AssentPreferences
import GRDB
import Synchronization

/// The one writer of a store. What arrives while a commit is under way waits and is committed together, with one sync.
///
/// Each submission has a savepoint of its own, so one that breaks a rule of the tables doesn't take the others with it.
final class BatchWriter: Sendable {
  private struct Waiting {
    let submission: Submission
    let time: Timestamp
    let answer: CheckedContinuation<Result<RecordedSubmission, StoreError>, Never>
  }

  private struct Queue {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  /// The most submissions in one transaction.
  private static let batchSize = 256

  private let path: String
  private let pool: DatabasePool
  private let queue = Mutex(Queue())

  init(path: String, pool: DatabasePool) {
    self.path = path
    self.pool = pool
  }

  func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    let result = await withCheckedContinuation { answer in
      let isFirst = queue.withLock { queue in
        queue.waiting.append(Waiting(submission: submission, time: time, answer: answer))
        defer { queue.isWriting = true }
        return !queue.isWriting
      }
      // A task of its own: a client that hangs up cancels its request, not the choices of others.
      if isFirst { Task { await writeAll() } }
    }
    return try result.get()
  }

  private func writeAll() async {
    while let batch = nextBatch() {
      for (waiting, result) in zip(batch, await write(batch)) { waiting.answer.resume(returning: result) }
    }
  }

  private func nextBatch() -> [Waiting]? {
    queue.withLock { queue in
      guard !queue.waiting.isEmpty else {
        queue.isWriting = false
        return nil
      }
      let batch = Array(queue.waiting.prefix(Self.batchSize))
      queue.waiting.removeFirst(batch.count)
      return batch
    }
  }

  /// Commits a batch; the results come back after the commit.
  private func write(_ batch: [Waiting]) async -> [Result<RecordedSubmission, StoreError>] {
    do {
      return try await pool.write { [path] database in
        var writer = try LedgerWriter(database: database)
        let results = try batch.map { try Self.attempt($0, with: &writer, path: path) }
        try writer.finish()
        return results
      }
    } catch {
      return batch.map { _ in .failure(StoreError(error, path: path)) }
    }
  }

  /// - Throws: the errors that may have ended the whole transaction, such as a full disk.
  private static func attempt(
    _ waiting: Waiting, with writer: inout LedgerWriter, path: String
  ) throws -> Result<RecordedSubmission, StoreError> {
    do {
      return .success(try writer.record(waiting.submission, at: waiting.time))
    } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
      throw error
    } catch {
      return .failure(StoreError(error, path: path))
    }
  }
}
