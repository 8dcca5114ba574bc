import AssentModel
import Synchronization

/// Counts what somebody does within a minute, in a memory that is bounded.
///
/// The minute slides: of the calendar minute before, that part counts which lies within the last 60 seconds.
final class RateLimiter<Key: Hashable & Sendable>: Sendable {
  private struct State {
    /// Minutes since 1970.
    var minute = Int64.min
    var current: [Key: UInt32] = [:]
    var previous: [Key: UInt32] = [:]
  }

  private let limit: Int
  private let capacity: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: how much is let through in a minute.
  ///   - capacity: how many keys are remembered. Those that come when they are that many already aren't counted: to serve too much is better than to
  ///     refuse somebody who did nothing.
  init(limit: Int, capacity: Int) {
    self.limit = limit
    self.capacity = capacity
  }

  /// Counts one more. Returns `nil` when that is within the limit, and else after how many seconds to try again.
  func admit(_ key: Key, at now: Timestamp) -> Int? {
    let minute = (now.seconds - (now.seconds % 60 + 60) % 60) / 60
    let elapsed = Int(now.seconds - minute * 60)
    return state.withLock { state in
      if state.minute != minute {
        // A clock that was set back begins anew.
        state.previous = state.minute == minute - 1 ? state.current : [:]
        state.current = [:]
        state.minute = minute
      }
      let count = Int(state.current[key] ?? 0)
      guard count + Int(state.previous[key] ?? 0) * (60 - elapsed) / 60 < limit else { return 60 - elapsed }
      if count > 0 || state.current.count < capacity { state.current[key] = UInt32(clamping: count + 1) }
      return nil
    }
  }
}
