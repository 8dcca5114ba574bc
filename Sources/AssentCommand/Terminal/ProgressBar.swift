import AssentFormats
import AssentModel
import Foundation
import Synchronization

/// How far a long job is, on a terminal, once it has taken a second.
final class ProgressBar: Sendable {
  private let label: String
  private let isShown: Bool
  private let start = ContinuousClock().now
  private let state = Mutex((isDrawn: false, last: ContinuousClock().now))

  init(label: String, isShown: Bool) {
    self.label = label
    self.isShown = isShown && StandardStream.error.isTerminal
  }

  /// Draws the bar at most ten times a second.
  func update(done: Int, total: Int) {
    guard isShown, total > 0 else { return }
    let now = ContinuousClock().now
    state.withLock { state in
      guard start.duration(to: now) > .seconds(1), !state.isDrawn || state.last.duration(to: now) > .milliseconds(100) else { return }
      let width = 30
      let filled = width * done / total
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      StandardStream.error.write("\r\(bar) \(100 * done / total) % \(done)/\(total) \(label)")
      state = (true, now)
    }
  }

  /// Removes the bar.
  func clear() {
    state.withLock { state in
      if state.isDrawn { StandardStream.error.write("\r\u{1B}[K") }
      state.isDrawn = false
    }
  }
}

/// The time that commands write into records.
enum SystemClock {
  static var now: Timestamp { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
