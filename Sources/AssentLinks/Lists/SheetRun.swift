import AssentFormats
import Dispatch
import Synchronization
import SystemPackage

/// Lets several threads work on the pieces of one sheet. Each takes the next piece, works on it, and waits for its turn to write: there are never
/// more pieces in memory than threads, and the output is in the order of the input.
struct SheetRun: ~Copyable {
  private let source: Mutex<SheetSource>
  private let sink: Mutex<SheetSink>

  init(_ reader: RecordReader, _ sink: SheetSink) {
    self.source = Mutex(SheetSource(reader))
    self.sink = Mutex(sink)
  }

  func run(_ header: SheetHeader, _ writers: [LinkRowWriter], report: @Sendable (RowProblem) -> Void) throws(LinkSheetError) -> LinkSheetCounts {
    sink.withLock { $0.write(header.output) }
    // A piece whose turn it is finds the semaphore of its number open. Pieces in work have consecutive numbers, so no two share one.
    let turns = writers.map { _ in DispatchSemaphore(value: 0) }
    turns[0].signal()
    DispatchQueue.concurrentPerform(iterations: writers.count) { index in
      var writer = writers[index]
      var bytes: [UInt8] = []
      while let (number, piece) = nextPiece(into: &bytes) {
        writer.write(piece, bytes)
        turns[number % turns.count].wait()
        let hasFailed = sink.withLock { sink in
          sink.take(writer, report: report)
          return sink.failure != nil
        }
        turns[(number + 1) % turns.count].signal()
        if hasFailed { source.withLock { $0.stop() } }
      }
    }
    return try sink.withLock { sink throws(LinkSheetError) in
      if let failure = sink.failure { throw failure }
      return sink.counts
    }
  }

  private func nextPiece(into bytes: inout [UInt8]) -> (number: Int, piece: RecordReader.Piece)? {
    do throws(Errno) {
      return try source.withLock { source throws(Errno) in try source.next(into: &bytes) }
    } catch {
      source.withLock { $0.stop() }
      sink.withLock { $0.fail(error) }
      return nil
    }
  }
}

/// Where the pieces of a sheet come from, with their numbers.
struct SheetSource {
  private var reader: RecordReader
  private var number = 0
  private var isStopped = false

  init(_ reader: RecordReader) { self.reader = reader }

  /// Puts the next piece into the buffer and counts the pieces from 0; `nil` at the end and after a stop.
  mutating func next(into buffer: inout [UInt8]) throws(Errno) -> (number: Int, piece: RecordReader.Piece)? {
    guard !isStopped, let piece = try reader.next(into: &buffer) else { return nil }
    defer { number += 1 }
    return (number, piece)
  }

  mutating func stop() { isStopped = true }
}

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

  mutating func fail(_ error: Errno) {
    if failure == nil { failure = LinkSheetError(.inputOutput, "the sheet can't be read: \(error)") }
  }
}
