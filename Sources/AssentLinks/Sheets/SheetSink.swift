import AssentSheets

/// Where the pieces of a sheet end, in their order.
struct SheetSink {
  private let output: Descriptor
  private let strictness: LinkSheet.Strictness
  /// The line of the input at which the next piece begins.
  private var line: Int
  private(set) var counts = LinkSheetCounts()
  private(set) var failure: LinkSheetError?

  init(_ output: Descriptor, strictness: LinkSheet.Strictness, firstLine: Int) {
    self.output = output
    self.strictness = strictness
    self.line = firstLine
  }

  /// Writes bytes; a failure is kept and ends the writing.
  mutating func write(_ bytes: [UInt8]) {
    guard failure == nil else { return }
    do {
      try output.write(bytes.span)
    } catch {
      failure = LinkSheetError(.inputOutput, "the sheet with the links can't be written: \(error)")
    }
  }

  /// Takes over what a writer made of the next piece.
  mutating func take(_ writer: LinkRowWriter, report: @Sendable (RowProblem) -> Void) {
    write(writer.output)
    guard failure == nil else { return }
    counts += writer.counts
    for problem in writer.problems {
      let problem = RowProblem(line: line + problem.line, reason: problem.reason)
      if strictness == .stop {
        failure = LinkSheetError(.badRow(problem), problem.description)
        return
      }
      report(problem)
    }
    line += writer.lineFeeds
  }

  mutating func fail(_ error: SystemError) {
    if failure == nil { failure = LinkSheetError(.inputOutput, "the sheet can't be read: \(error)") }
  }
}
