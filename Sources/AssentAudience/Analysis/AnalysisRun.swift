import AssentFormats
import Dispatch
import Synchronization

/// Lets several threads work on the pieces of one list. Each takes the next piece and looks its rows up; then, in the order of the list, it finds
/// addresses that were there before; then it writes down what became of the rows; then, in order again, that goes to the files.
struct AnalysisRun: ~Copyable {
  /// What a thread takes next.
  struct Source {
    var reader: RecordReader
    var number = 0
    var isStopped = false
  }

  /// What is done in the order of the list.
  struct Books: ~Copyable {
    var ledger: ListLedger
    var failure: (any Error)?
  }

  struct End {
    let sink: AnalysisSink
    var failure: (any Error)?
  }

  private let source: Mutex<Source>
  private let books: Mutex<Books>
  private let end: Mutex<End>
  private let jobs: Int
  private let progress: @Sendable (Int) -> Void

  init(
    _ reader: RecordReader, _ ledger: consuming sending ListLedger, _ sink: sending AnalysisSink, jobs: Int,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    source = Mutex(Source(reader: reader))
    books = Mutex(Books(ledger: ledger))
    end = Mutex(End(sink: sink))
    self.jobs = jobs
    self.progress = progress
  }

  func run(work makeWork: @Sendable () -> PieceWork, writer makeWriter: @Sendable () -> ExclusionWriter) throws -> AnalysisCounts {
    // A piece whose turn it is finds the semaphore of its number open. Pieces in work have consecutive numbers, so no two share one.
    let (first, second) = ((0..<jobs).map { _ in DispatchSemaphore(value: 0) }, (0..<jobs).map { _ in DispatchSemaphore(value: 0) })
    first[0].signal()
    second[0].signal()
    DispatchQueue.concurrentPerform(iterations: jobs) { _ in
      let (work, writer) = (makeWork(), makeWriter())
      while let (number, piece) = next(work) {
        work.prepare(piece)
        first[number % jobs].wait()
        let line = enter(work)
        first[(number + 1) % jobs].signal()
        var failure: (any Error)?
        if let line {
          do { try writer.write(work, firstLine: line) } catch { failure = error }
        }
        second[number % jobs].wait()
        finish(work, writer, isWritten: line != nil, failure)
        second[(number + 1) % jobs].signal()
      }
    }
    if let failure = books.withLock({ $0.failure }) ?? end.withLock({ $0.failure }) { throw failure }
    var counts = end.withLock { $0.sink.counts }
    let shared = books.withLock { $0.ledger.shared }
    counts.sharedAddresses = shared.sharedAddresses
    counts.sharedProfiles = shared.sharedProfiles
    counts.contestedAddresses = shared.contestedAddresses
    return counts
  }

  private func next(_ work: PieceWork) -> (number: Int, piece: RecordReader.Piece)? {
    do {
      return try source.withLock { source in
        guard !source.isStopped else { return nil }
        let offset = source.reader.offset
        guard let piece = try source.reader.readPiece(into: &work.piece) else { return nil }
        work.offset = offset
        defer { source.number += 1 }
        return (source.number, piece)
      }
    } catch {
      fail(error)
      return nil
    }
  }

  private func fail(_ error: any Error) {
    source.withLock { $0.isStopped = true }
    books.withLock { if $0.failure == nil { $0.failure = error } }
  }

  /// The line on which the piece begins; `nil` after a failure.
  private func enter(_ work: PieceWork) -> Int? {
    let line: Int? = books.withLock { books in
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
    if line == nil { source.withLock { $0.isStopped = true } }
    return line
  }

  private func finish(_ work: PieceWork, _ writer: ExclusionWriter, isWritten: Bool, _ failure: (any Error)?) {
    let hasFailed = end.withLock { end in
      if end.failure == nil { end.failure = failure }
      guard end.failure == nil, isWritten else { return end.failure != nil }
      do { try end.sink.take(writer, work) } catch { end.failure = error }
      return end.failure != nil
    }
    if hasFailed { source.withLock { $0.isStopped = true } } else { progress(work.offset) }
  }
}
