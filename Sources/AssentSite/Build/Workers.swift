import Dispatch
import Synchronization

/// Runs independent pieces of work on a number of threads.
package struct Workers: Sendable {
  /// At least 1.
  package let count: Int

  package init(_ count: Int) { self.count = max(1, count) }

  /// The results of `transform` for every item, in the order of the items.
  ///
  /// - Parameters:
  ///   - run: how many neighbours a thread takes at a time.
  ///   - makeState: makes what each thread has for itself.
  /// - Throws: what `transform` throws first; then no thread begins another run.
  package func map<Items: RandomAccessCollection & Sendable, State: ~Copyable, Result: Sendable, Failure: Error>(
    _ items: Items, run: Int = 32, state makeState: @Sendable () -> State,
    _ transform: @Sendable (inout State, Items.Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] where Items.Index == Int {
    let next = Atomic(items.startIndex)
    let end = items.endIndex
    let shared = Mutex((runs: [(start: Int, results: [Result])](), failure: Failure?.none))
    DispatchQueue.concurrentPerform(iterations: min(count, max(1, (items.count + run - 1) / run))) { _ in
      var state = makeState()
      while true {
        let start = next.wrappingAdd(run, ordering: .relaxed).oldValue
        guard start < end else { break }
        do throws(Failure) {
          var results: [Result] = []
          for index in start..<Swift.min(start + run, end) { results.append(try transform(&state, items[index])) }
          let done = results
          shared.withLock { $0.runs.append((start, done)) }
        } catch {
          shared.withLock { $0.failure = $0.failure ?? error }
          next.store(end, ordering: .relaxed)
        }
      }
    }
    let (runs, failure) = shared.withLock { ($0.runs, $0.failure) }
    if let failure { throw failure }
    return runs.sorted { $0.start < $1.start }.flatMap(\.results)
  }

  /// The results of `transform` for every item, in the order of the items.
  package func map<Items: RandomAccessCollection & Sendable, Result: Sendable, Failure: Error>(
    _ items: Items, run: Int = 32, _ transform: @Sendable (Items.Element) throws(Failure) -> Result
  ) throws(Failure) -> [Result] where Items.Index == Int {
    try map(items, run: run, state: { () }, { (_: inout Void, item) throws(Failure) in try transform(item) })
  }
}
