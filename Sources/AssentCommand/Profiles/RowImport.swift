import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore

/// One run of `assent profile import`.
struct ImportRun {
  let choices: ChoiceImport
  let input: SheetInput
  let isPartial: Bool
  let isDryRun: Bool
  private var waiting: [ImportedChoice] = []
  private var counts = ImportCounts()
  private var badRows = 0
  /// The line of the last row that waits.
  private var waitingLine = 1
  /// The line of the last row that was recorded, or would be.
  private var recordedLine = 1
  /// How many choices of each person the file has so far; only kept where one transaction takes all.
  private var choicesOf: [Profile.ID: Int] = [:]

  /// The rows that a partial run records together.
  private static let batchSize = 1000
  /// The most choices of one person in a file that is recorded as a whole: each is decided against all before it.
  private static let personLimit = 1000

  init(choices: ChoiceImport, input: SheetInput, isPartial: Bool, isDryRun: Bool) {
    self.choices = choices
    self.input = input
    self.isPartial = isPartial
    self.isDryRun = isDryRun
  }

  mutating func take(_ row: SheetRow, _ reader: ChoiceReader) async throws {
    if let problem = row.problem { return reportBad(problem.message, line: row.line) }
    switch reader.choice(row.fields) {
    case .failure(let fault): reportBad(fault.sentence, line: row.line)
    case .success(let choice):
      if isPartial {
        waiting.append(choice)
        waitingLine = row.line
        if waiting.count == Self.batchSize { try await record() }
      } else if badRows == 0 {
        guard waiting.count < ChoiceImport.transactionLimit else {
          reportBad("the file has more than \(ChoiceImport.transactionLimit) rows: split it, or import it with --partial", line: row.line)
          waiting = []
          throw ExitCode(1)
        }
        choicesOf[choice.profile, default: 0] += 1
        guard choicesOf[choice.profile, default: 0] <= Self.personLimit else {
          return reportBad(
            "the file has more than \(Self.personLimit) choices of this person: split it, or look for a column in the wrong place", line: row.line)
        }
        waiting.append(choice)
      }
    }
  }

  /// Records what waits, and tells what became of all.
  ///
  /// - Throws: `StoreError`; exit code 1 when there were bad rows.
  mutating func finish() async throws {
    if isPartial || badRows == 0 { try await record() }
    try tell()
  }

  private func tell() throws {
    let verb = isDryRun ? "would be recorded" : "recorded"
    if isPartial || badRows == 0 {
      StandardStream.output.print(
        "\(counts.recorded) of \(counts.total) choices \(verb): \(counts.changed) change something, \(counts.unchanged) were so already, \(counts.superseded) are older than what the store has"
      )
      if counts.known > 0 { StandardStream.output.print("\(counts.known) were imported before") }
    }
    guard badRows > 0 else { return }
    StandardStream.error.print(
      "\(badRows) bad \(badRows == 1 ? "row" : "rows")"
        + (isPartial ? " left out" : "; nothing was recorded: correct them, or leave them out with --partial"))
    throw ExitCode(1)
  }

  /// Tells how far a run came that ended early.
  func reportEnd() {
    if isPartial, counts.total > 0, !isDryRun {
      StandardStream.error.print(
        "\(counts.recorded) choices are recorded, of the rows up to line \(recordedLine); the same file again adds only the others")
    } else {
      StandardStream.error.print("nothing was recorded")
    }
  }

  private mutating func record() async throws(StoreError) {
    let batch = waiting
    waiting.removeAll(keepingCapacity: isPartial)
    guard !batch.isEmpty else { return }
    counts = counts + (try await choices.record(batch))
    recordedLine = waitingLine
  }

  private mutating func reportBad(_ message: String, line: Int) {
    badRows += 1
    waiting = isPartial ? waiting : []
    input.report(message, line: line)
  }
}

/// One run of `assent quarantine import`.
struct QuarantineImport {
  private let store: PreferenceStore
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

  init(store: PreferenceStore, isPartial: Bool, isDryRun: Bool) {
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
        StandardStream.output.print(
          "\(recorded) of \(rows) rows would be recorded; \(rows - recorded) are so already, or were imported before; nothing was changed")
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
      recorded > 0 && !isDryRun
        ? "\(recorded) rows are recorded, of those up to line \(recordedLine); the same file again adds only the others" : "nothing was recorded")
  }

  private mutating func record() async throws {
    guard !waiting.isEmpty else { return }
    recorded += try await store.change(waiting, at: SystemClock.now).count { $0 != nil }
    recordedLine = waitingLine
    waiting.removeAll(keepingCapacity: isPartial)
  }
}
