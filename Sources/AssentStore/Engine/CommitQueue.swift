import AssentModel
import Synchronization

/// Commits together what arrived together: what arrives while a commit is under way waits for the next one.
public final class CommitQueue: Sendable {
  /// Commits a batch and returns, after the commit, what became of each submission, in their order.
  typealias Commit = @Sendable ([TimedSubmission]) async -> [Result<RecordedSubmission, StoreError>]

  /// Is called after each commit with the number of its submissions, those that changed nothing included. The result is the time that the transaction
  /// took, or the error of a batch that failed as a whole.
  public typealias Observer = @Sendable (_ submissions: Int, _ result: Result<Duration, StoreError>) -> Void

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
  private let observer: Observer
  private let queue = Mutex(Queue())

  /// - Parameters:
  ///   - limit: the maximum number of submissions in one batch.
  ///   - commit: called for one batch after another, never for two at once.
  init(limit: Int = 512, observer: @escaping Observer, commit: @escaping Commit) {
    self.observer = observer
    self.limit = max(1, limit)
    self.commit = commit
  }

  /// Returns when the batch that the submission came into is committed.
  func record(_ submission: Submission, at time: Timestamp) async throws(StoreError) -> RecordedSubmission {
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

  /// Reports a batch; one that failed as a whole with the error of its first submission.
  private func tell(_ results: [Result<RecordedSubmission, StoreError>], _ duration: Duration) {
    if case .failure(let error) = results.first, results.allSatisfy({ if case .failure = $0 { true } else { false } }) {
      observer(results.count, .failure(error))
    } else {
      observer(results.count, .success(duration))
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
struct TimedSubmission: Hashable, Sendable {
  let submission: Submission
  let time: Timestamp

  init(_ submission: Submission, at time: Timestamp) {
    self.submission = submission
    self.time = time
  }
}
