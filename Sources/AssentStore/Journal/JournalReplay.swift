import AssentModel
import Synchronization

extension PreferenceStore {
  /// Brings what waits in the journal to the backend, whenever something does, until the task is cancelled. Returns at once without a journal.
  ///
  /// While the store is away it's tried again after 0.5 seconds, then after twice as long each time, up to 30 seconds.
  public func run() async {
    guard let journal else { return }
    let (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    condition.withLock { $0.bell = bell }
    defer { condition.withLock { $0.bell = nil } }
    await learnNewestTime()
    bell.yield()
    for await _ in rings {
      var delay = Self.shortestPause
      while journal.depth > 0, !Task.isCancelled {
        let before = journal.depth
        let round = await replay()
        report(round)
        guard round.problem != nil else { continue }
        if journal.depth < before { delay = Self.shortestPause }
        do { try await pause(delay) } catch { return }
        delay = min(delay * 2, Self.longestPause)
      }
    }
  }

  /// Brings what waits to the store once, in its order, as far as it goes.
  ///
  /// What the store did is marked in the journal afterwards. Where that is lost, the next round finds the submissions in the store's history.
  public func replay() async -> ReplayRound {
    var (round, held, size) = (ReplayRound(), Set<Profile.ID>(), Self.batchSize)
    guard let journal else { return round }
    while !Task.isCancelled {
      let batch = journal.first(size, without: held)
      guard !batch.isEmpty else { break }
      do throws(StoreError) {
        let results = try await self.replay(batch)
        answered(results.flatMap(\.records).map(\.time).max())
        for result in results { round.add(result) }
      } catch {
        failed(error.description, storeAnswers: !error.concernsTheStore)
        if !error.concernsTheStore, batch.count > 1 {
          // One of them can't be recorded: it's found one by one, and holds nobody else's up.
          size = 1
          continue
        }
        round.problem = error.description
        if error.concernsTheStore || held.count == Self.mostHeld { break }
        held.formUnion(batch.map(\.submission.profile))
        round.refused += batch.map(\.submission.id)
        continue
      }
      do throws(JournalError) {
        try await journal.finish(batch.map(\.submission.id))
      } catch {
        round.problem = error.description
        failed(error.description, storeAnswers: true)
      }
    }
    if let problem = round.problem { condition.withLock { $0.lastError = problem } }
    return round
  }

  /// Learns of the records of an earlier run. Without it, those that a clock dated into the future count as newer than what waits.
  private func learnNewestTime() async {
    do throws(StoreError) {
      let last = try await head().position.rawValue
      guard let position = HistoryPosition(rawValue: max(0, last - Int64(Self.newest))) else { return answered(nil) }
      // The last one isn't the newest where the clock was set back since.
      answered(try await entries(after: position, limit: Self.newest).map(\.content.time).max())
    } catch {
      failed(error.description)
    }
  }

  /// The most submissions in one transaction.
  private static let batchSize = 256
  /// How many of an earlier run's last records are looked at.
  private static let newest = 1000
  /// As many refused ones are more than a few damaged rows.
  private static let mostHeld = 16
  private static let shortestPause = Duration.milliseconds(500)
  private static let longestPause = Duration.seconds(30)
}

/// How far a replay came: what became of the opt-outs that waited. Ids are those of submissions, and none says whose it is.
public struct ReplayRound: Hashable, Sendable {
  private var counts: [ReplayedSubmission.Result: Int] = [:]
  /// The opt-outs that met a newer choice of their profile, which holds, in the journal's order.
  public private(set) var superseded: [RecordID] = []
  /// Those that the store refuses, each for itself; they stay, with everything that waits of their profiles.
  public internal(set) var refused: [RecordID] = []
  /// Why the round ended early or something was refused; `nil` when all is through.
  public internal(set) var problem: String?

  /// How many opt-outs ended so.
  public func count(_ result: ReplayedSubmission.Result) -> Int { counts[result] ?? 0 }

  mutating func add(_ replayed: ReplayedSubmission) {
    counts[replayed.result, default: 0] += 1
    if replayed.result == .superseded { superseded.append(replayed.submission) }
  }
}

extension ReplayRound: CustomStringConvertible {
  /// A line for the log.
  public var description: String {
    var parts = ReplayedSubmission.Result.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    if !refused.isEmpty { parts.append("\(refused.count) refused") }
    if let problem { parts.append(problem) }
    return parts.isEmpty ? "nothing waited" : parts.joined(separator: ", ")
  }
}
