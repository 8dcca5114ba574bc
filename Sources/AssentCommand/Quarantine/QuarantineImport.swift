import ArgumentParser
import AssentPreferences

/// One run of `assent quarantine import`.
struct QuarantineImport {
  private let store: any QuarantineStore
  private let isPartial: Bool
  private let isDryRun: Bool
  private var waiting: [QuarantineChange] = []
  private var waitingLine = 1
  /// The line of the last row that was recorded.
  private var recordedLine = 1
  private var rows = 0
  private var badRows = 0
  private var recorded = 0

  /// The rows that a partial run records together.
  private static let batchSize = 1000
  /// The rows that are recorded all or none.
  private static let transactionLimit = 500_000

  init(store: any QuarantineStore, isPartial: Bool, isDryRun: Bool) {
    self.store = store
    self.isPartial = isPartial
    self.isDryRun = isDryRun
  }

  /// Leaves a bad row out; of a run that isn't partial nothing is recorded then.
  mutating func leaveOut() {
    badRows += 1
    if !isPartial { waiting = [] }
  }

  /// - Throws: `StoreError`; exit code 1 when the file is too long to be recorded as a whole.
  mutating func take(_ change: QuarantineChange, line: Int) async throws {
    rows += 1
    guard isPartial || badRows == 0 else { return }
    waiting.append(change)
    waitingLine = line
    if isPartial, waiting.count == Self.batchSize { try await record() }
    guard waiting.count <= Self.transactionLimit else {
      StandardStream.error.print("the file has more than \(Self.transactionLimit) rows: split it, or import it with --partial\nnothing was recorded")
      throw ExitCode(1)
    }
  }

  /// Records what waits, and tells what became of all.
  ///
  /// - Throws: `StoreError`; exit code 1 when there were bad rows.
  mutating func finish() async throws {
    if isPartial || badRows == 0 {
      try await record()
      if isDryRun {
        StandardStream.output.print("\(rows) \(rows == 1 ? "row" : "rows") could be recorded; nothing was")
      } else {
        StandardStream.output.print("\(recorded) of \(rows) rows recorded; \(rows - recorded) were so already, or imported before")
      }
    }
    guard badRows > 0 else { return }
    let end = isPartial ? " left out" : "; nothing was recorded: correct them, or leave them out with --partial"
    StandardStream.error.print("\(badRows) bad \(badRows == 1 ? "row" : "rows")\(end)")
    throw ExitCode(1)
  }

  /// Tells how far a run came that ended early.
  func reportEnd() {
    StandardStream.error.print(
      recorded > 0
        ? "\(recorded) rows are recorded, of those up to line \(recordedLine); the same file again adds only the others" : "nothing was recorded")
  }

  private mutating func record() async throws {
    guard !waiting.isEmpty else { return }
    if !isDryRun { recorded += try await store.change(waiting, at: SystemClock.now).count { $0 != nil } }
    recordedLine = waitingLine
    waiting.removeAll(keepingCapacity: isPartial)
  }
}
