import AssentPreferences
import GRDB

/// Commits a batch in one transaction, with one sync.
///
/// When one of the submissions breaks a rule of the tables, nothing of the batch is kept, and each is tried in a transaction of its own.
struct BatchCommit {
  let path: String
  let pool: DatabasePool

  func callAsFunction(_ batch: [TimedSubmission]) async -> [Result<RecordedSubmission, StoreError>] {
    do {
      return try await commit(batch).map { .success($0) }
    } catch {
      guard batch.count > 1, Self.isAboutOne(error) else { return batch.map { _ in .failure(StoreError(error, path: path)) } }
    }
    var results: [Result<RecordedSubmission, StoreError>] = []
    for submission in batch { results += await self([submission]) }
    return results
  }

  private func commit(_ batch: [TimedSubmission]) async throws -> [RecordedSubmission] {
    try await pool.write { database in
      var writer = try LedgerWriter(database: database)
      let recorded = try writer.record(batch)
      try writer.finish()
      return recorded
    }
  }

  /// Whether one submission may be the reason, and not the disk or the file.
  private static func isAboutOne(_ error: any Error) -> Bool {
    (error as? DatabaseError).map { $0.resultCode == .SQLITE_CONSTRAINT } ?? true
  }
}
