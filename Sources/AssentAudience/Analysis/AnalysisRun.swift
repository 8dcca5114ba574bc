import AssentFormats
import Synchronization

/// Analyses one list with several threads. Each takes the next piece and looks its rows up; then, in the order of the list, it finds addresses that
/// were there before; then it writes down what became of the rows; then, in order again, that goes to the files.
struct AnalysisRun: ~Copyable {
  /// What is done in the order of the list.
  struct Books: ~Copyable {
    var ledger: SharedAddressFinder
    var failure: (any Error)?
  }

  struct End {
    let sink: AnalysisSink
    var failure: (any Error)?
  }

  private let reader: PieceReader
  private let books: Mutex<Books>
  private let end: Mutex<End>
  private let jobs: Int
  private let progress: @Sendable (Int) -> Void

  init(
    _ reader: PieceReader, _ ledger: consuming sending SharedAddressFinder, _ sink: sending AnalysisSink, jobs: Int,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    self.reader = reader
    books = Mutex(Books(ledger: ledger))
    end = Mutex(End(sink: sink))
    self.jobs = jobs
    self.progress = progress
  }

  func run(work makeWork: @Sendable () -> PreparedPiece, writer makeWriter: @Sendable () -> ExclusionWriter) throws -> AnalysisCounts {
    let pipeline = PiecePipeline(reader, jobs: jobs)
    let (first, second) = (pipeline.step(), pipeline.step())
    pipeline.run { _ in
      let (work, writer) = (makeWork(), makeWriter())
      while let taken = pipeline.next(into: &work.piece) {
        work.offset = taken.offset
        work.prepare(taken.piece)
        let line = first.inOrder(taken) { enter(work) }
        if line == nil { pipeline.stop() }
        var failure: (any Error)?
        if let line {
          do { try writer.write(work, firstLine: line) } catch { failure = error }
        }
        second.inOrder(taken) {
          if finish(work, writer, isWritten: line != nil, failure) { pipeline.stop() } else { progress(work.offset) }
        }
      }
    }
    if let failure = books.withLock({ $0.failure }) ?? pipeline.failure ?? end.withLock({ $0.failure }) { throw failure }
    var counts = end.withLock { $0.sink.counts }
    let shared = books.withLock { $0.ledger.shared }
    counts.sharedAddresses = shared.sharedAddresses
    counts.sharedProfiles = shared.sharedProfiles
    counts.contestedAddresses = shared.contestedAddresses
    return counts
  }

  /// The line on which the piece begins; `nil` after a failure.
  private func enter(_ work: PreparedPiece) -> Int? {
    books.withLock { books in
      guard books.failure == nil else { return nil }
      if work.isOutOfMemory {
        books.failure = AnalysisError.noMemory
        return nil
      }
      if let fatal = work.fatal {
        books.failure = SheetError(fatal.code, line: fatal.line.map { $0 + books.ledger.line }, fatal.message)
        return nil
      }
      do {
        return try books.ledger.take(work)
      } catch {
        books.failure = error
        return nil
      }
    }
  }

  /// Hands over what became of a piece; returns whether the run has failed.
  private func finish(_ work: PreparedPiece, _ writer: ExclusionWriter, isWritten: Bool, _ failure: (any Error)?) -> Bool {
    end.withLock { end in
      if end.failure == nil { end.failure = failure }
      guard end.failure == nil, isWritten else { return end.failure != nil }
      do { try end.sink.take(writer, work) } catch { end.failure = error }
      return end.failure != nil
    }
  }
}
