import AssentPreferences
import GRDB

/// Commits a batch in one transaction, with one sync.
///
/// Each submission has a savepoint of its own, so one that breaks a rule of the tables doesn't take the others with it.
struct BatchCommit {
  let path: String
  let pool: DatabasePool

  func callAsFunction(_ batch: [TimedSubmission]) async -> [Result<RecordedSubmission, StoreError>] {
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
    _ submission: TimedSubmission, with writer: inout LedgerWriter, path: String
  ) throws -> Result<RecordedSubmission, StoreError> {
    do {
      return .success(try writer.record(submission.submission, at: submission.time))
    } catch let error as DatabaseError where error.resultCode != .SQLITE_CONSTRAINT {
      throw error
    } catch {
      return .failure(StoreError(error, path: path))
    }
  }
}
