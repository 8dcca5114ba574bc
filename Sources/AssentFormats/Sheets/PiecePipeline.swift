import Dispatch
import Synchronization

/// Gives the pieces of one sheet to several threads. Each takes the next piece, works on it, and takes its ordered steps in the order of the sheet.
///
/// There are never more pieces in memory than threads. Threads wait for their turn, which is once or twice per piece of some 256 KiB.
package final class PiecePipeline: Sendable {
  /// A piece that a thread has taken.
  package struct Taken: Sendable {
    /// Counted from 0 in the order of the sheet.
    package let number: Int
    /// The bytes of the sheet before the piece.
    package let offset: Int
    package let piece: PieceReader.Piece
  }

  /// A step that threads take one after another, in the order of the pieces.
  package struct Step: Sendable {
    // A piece whose turn it is finds the semaphore of its number open. Pieces in work have consecutive numbers, so no two share one.
    private let turns: [DispatchSemaphore]

    fileprivate init(jobs: Int) {
      turns = (0..<jobs).map { _ in DispatchSemaphore(value: 0) }
      turns[0].signal()
    }

    package func inOrder<Result>(_ taken: Taken, _ body: () -> Result) -> Result {
      turns[taken.number % turns.count].wait()
      defer { turns[(taken.number + 1) % turns.count].signal() }
      return body()
    }
  }

  private struct Source {
    var reader: PieceReader
    var number = 0
    var isStopped = false
    var failure: SheetError?
  }

  private let source: Mutex<Source>
  private let jobs: Int

  /// - Parameter jobs: the number of threads, from 1.
  package init(_ reader: PieceReader, jobs: Int) {
    source = Mutex(Source(reader: reader))
    self.jobs = jobs
  }

  /// A step for the threads of one run.
  package func step() -> Step { Step(jobs: jobs) }

  /// Runs the body once on each thread, with the number of the thread, and returns when all have ended.
  package func run(_ body: @Sendable (Int) -> Void) { DispatchQueue.concurrentPerform(iterations: jobs, execute: body) }

  /// Puts the next piece into the buffer; `nil` at the end, after a stop and when the sheet can't be read.
  package func next(into buffer: inout [UInt8]) -> Taken? {
    source.withLock { source in
      guard !source.isStopped else { return nil }
      let offset = source.reader.offset
      do throws(SheetError) {
        guard let piece = try source.reader.readPiece(into: &buffer) else { return nil }
        defer { source.number += 1 }
        return Taken(number: source.number, offset: offset, piece: piece)
      } catch {
        (source.failure, source.isStopped) = (error, true)
        return nil
      }
    }
  }

  /// Hands out no more pieces.
  package func stop() { source.withLock { $0.isStopped = true } }

  /// Why the sheet couldn't be read to its end; `nil` when it could.
  package var failure: SheetError? { source.withLock { $0.failure } }
}
