import Dispatch
import Synchronization

/// Runs independent pieces of work on a number of threads.
package struct Workers: Sendable {
  /// At least 1.
  package let count: Int

  package init(_ count: Int) { self.count = max(1, count) }

  /// Calls `work` with every index below `total`, in runs of neighbours; each thread first makes a state of its own.
  ///
  /// - Returns: the states, one a thread.
  package func forEach<State: ~Copyable>(
    below total: Int, run: Int = 32, makeState: @Sendable () -> State, work: @Sendable (inout State, Int) -> Void,
    finish: @Sendable (consuming State) -> Void
  ) {
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(count, max(1, (total + run - 1) / run))) { _ in
      var state = makeState()
      while true {
        let start = next.wrappingAdd(run, ordering: .relaxed).oldValue
        guard start < total else { break }
        for index in start..<min(start + run, total) { work(&state, index) }
      }
      finish(state)
    }
  }

  /// The results of `transform` for every index below `total`, in order.
  package func map<Result: Sendable>(below total: Int, _ transform: @escaping @Sendable (Int) -> Result) -> [Result] {
    let collected = Mutex<[(index: Int, result: Result)]>([])
    forEach(below: total) {
      [(index: Int, result: Result)]()
    } work: { state, index in
      state.append((index, transform(index)))
    } finish: { state in
      collected.withLock { $0 += state }
    }
    return collected.withLock { $0.sorted { $0.index < $1.index }.map(\.result) }
  }

  /// What `work` adds for every index below `total`, in no certain order.
  package func collect<Element: Sendable>(below total: Int, run: Int = 32, _ work: @Sendable (Int, inout [Element]) -> Void) -> [Element] {
    let collected = Mutex<[Element]>([])
    forEach(below: total, run: run) {
      [Element]()
    } work: { state, index in
      work(index, &state)
    } finish: { state in
      collected.withLock { $0 += state }
    }
    return collected.withLock { $0 }
  }
}
