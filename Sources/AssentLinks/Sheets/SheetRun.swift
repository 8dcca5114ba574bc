import AssentSheets
import Dispatch
import Synchronization

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
    do throws(SystemError) {
      return try source.withLock { source throws(SystemError) in try source.next(into: &bytes) }
    } catch {
      source.withLock { $0.stop() }
      sink.withLock { $0.fail(error) }
      return nil
    }
  }
}
