public import AssentModel
import Synchronization

/// The one writer of a store: what arrives while a commit is under way waits and is committed together.
public final class BatchWriter: Sendable {
  /// Commits a batch and returns, after the commit, what became of each submission, in their order.
  public typealias Commit = @Sendable ([TimedSubmission]) async -> [Result<RecordedSubmission, StoreError>]

  private struct Waiting {
    let submission: TimedSubmission
    let answer: CheckedContinuation<Result<RecordedSubmission, StoreError>, Never>
  }

  private struct Queue {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  /// Which part of the time that the last commit took is waited before the next.
  private static let gathering = 8
  private static let longestGathering = Duration.milliseconds(2)

  private let limit: Int
  private let commit: Commit
  private let observer: (any StoreObserver)?
  private let queue = Mutex(Queue())

  /// - Parameters:
  ///   - limit: the most submissions in one batch.
  ///   - observer: is told of every commit.
  ///   - commit: called for one batch after another, never for two at once.
  public init(limit: Int, observer: (any StoreObserver)? = nil, commit: @escaping Commit) {
    self.observer = observer
    self.limit = max(1, limit)
    self.commit = commit
  }

  /// Returns when the batch that the submission came into is committed.
  public func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
    let result = await withCheckedContinuation { answer in
      let isFirst = queue.withLock { queue in
        queue.waiting.append(Waiting(submission: TimedSubmission(submission, at: time), answer: answer))
        defer { queue.isWriting = true }
        return !queue.isWriting
      }
      // A task of its own: a client that hangs up cancels its request, not the choices of others.
      if isFirst { Task { await writeAll() } }
    }
    return try result.get()
  }

  private func writeAll() async {
    while let batch = nextBatch() {
      let start = ContinuousClock.now
      let results = await commit(batch.map(\.submission))
      let duration = ContinuousClock.now - start
      tell(results, duration)
      for (waiting, result) in zip(batch, results) { waiting.answer.resume(returning: result) }
      if batch.count > 1 { await gather(for: min(duration / Self.gathering, Self.longestGathering)) }
    }
  }

  /// A batch that failed as a whole is told with the error of its first submission.
  private func tell(_ results: [Result<RecordedSubmission, StoreError>], _ duration: Duration) {
    guard let observer else { return }
    if case .failure(let error) = results.first, results.allSatisfy({ if case .failure = $0 { true } else { false } }) {
      observer.failed(submissions: results.count, with: error)
    } else {
      observer.committed(submissions: results.count, in: duration)
    }
  }

  /// Under load, waits a moment for those who were just answered to come again: a sync shared by more costs each of them less than the wait.
  private func gather(for duration: Duration) async {
    guard queue.withLock({ $0.waiting.count }) < limit else { return }
    // This task is never cancelled.
    try? await Task.sleep(for: duration)
  }

  private func nextBatch() -> [Waiting]? {
    queue.withLock { queue in
      guard !queue.waiting.isEmpty else {
        queue.isWriting = false
        return nil
      }
      guard queue.waiting.count > limit else {
        defer { queue.waiting = [] }
        return queue.waiting
      }
      let batch = Array(queue.waiting.prefix(limit))
      queue.waiting.removeFirst(batch.count)
      return batch
    }
  }
}

/// A submission and when it came.
public struct TimedSubmission: Hashable, Sendable {
  public let submission: Submission
  public let time: Timestamp

  public init(_ submission: Submission, at time: Timestamp) {
    self.submission = submission
    self.time = time
  }
}

/// Is told what a store does, for whoever counts it.
public protocol StoreObserver: Sendable {
  /// A transaction was committed, durably.
  ///
  /// - Parameters:
  ///   - submissions: how many were committed together, those that changed nothing among them.
  ///   - duration: from the begin of the transaction to the end of its commit.
  func committed(submissions: Int, in duration: Duration)

  /// A transaction with this many submissions was given up.
  func failed(submissions: Int, with error: StoreError)
}
