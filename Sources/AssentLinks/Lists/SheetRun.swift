import AssentFormats
import Synchronization
import SystemPackage

/// Adds links to the pieces of one sheet with several threads; the output is in the order of the input.
struct SheetRun: ~Copyable {
  private let reader: PieceReader
  private let sink: Mutex<SheetSink>

  init(_ reader: PieceReader, _ sink: SheetSink) {
    self.reader = reader
    self.sink = Mutex(sink)
  }

  func run(_ header: SheetHeader, _ writers: [LinkRowWriter], report: @Sendable (RowProblem) -> Void) throws(SheetError) -> LinkSheetCounts {
    sink.withLock { $0.write(header.output) }
    let pipeline = PiecePipeline(reader, jobs: writers.count)
    let step = pipeline.step()
    pipeline.run { index in
      var writer = writers[index]
      var bytes: [UInt8] = []
      while let taken = pipeline.next(into: &bytes) {
        writer.write(taken.piece, bytes)
        let hasFailed = step.inOrder(taken) {
          sink.withLock { sink in
            sink.take(writer, report: report)
            return sink.failure != nil
          }
        }
        if hasFailed { pipeline.stop() }
      }
    }
    let (counts, failure) = sink.withLock { ($0.counts, $0.failure) }
    if let failure { throw failure }
    if let failure = pipeline.failure { throw failure }
    return counts
  }
}

/// Where the pieces of a sheet end, in their order.
struct SheetSink {
  private let output: Descriptor
  private let strictness: LinkSheet.Strictness
  /// The line of the input at which the next piece begins.
  private var line: Int
  private(set) var counts = LinkSheetCounts()
  private(set) var failure: SheetError?

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
      failure = SheetError(.inputOutput, "the sheet with the links can't be written: \(error)")
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
        failure = SheetError(.badRow(problem), line: problem.line, problem.message)
        return
      }
      report(problem)
    }
    line += writer.lineFeeds
  }
}
