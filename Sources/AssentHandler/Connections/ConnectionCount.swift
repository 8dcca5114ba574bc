import NIOCore
import Synchronization

/// How many connections are open, and what becomes of one more.
final class ConnectionCount: Sendable {
  enum Verdict: Hashable, Sendable {
    case admitted
    /// There are too many: it is told so.
    case answered
    /// There are too many that are being told so: it is closed.
    case dropped
  }

  private let limit: Int
  private let admitted = Atomic<Int>(0)
  private let others = Atomic<Int>(0)

  init(limit: Int) { self.limit = limit }

  /// Counts a connection until it is closed.
  func open(_ channel: any Channel) -> Verdict {
    if admitted.add(1, ordering: .relaxed).newValue <= limit {
      channel.closeFuture.whenComplete { [self] _ in admitted.subtract(1, ordering: .relaxed) }
      return .admitted
    }
    admitted.subtract(1, ordering: .relaxed)
    channel.closeFuture.whenComplete { [self] _ in others.subtract(1, ordering: .relaxed) }
    return others.add(1, ordering: .relaxed).newValue <= Self.reserve ? .answered : .dropped
  }

  /// The connections above the limit that are still told why they are closed; so many file descriptors are kept for them.
  static let reserve = 256
}
