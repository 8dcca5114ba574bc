import Synchronization

/// The connections of clients, and whether they are to be closed after their next answer.
public final class OpenConnections: Sendable {
  private let number = Atomic<Int>(0)
  private let draining = Atomic<Bool>(false)

  public init() {}

  /// How many are open.
  var count: Int { number.load(ordering: .relaxed) }

  /// Whether the program has been told to stop.
  var isDraining: Bool { draining.load(ordering: .relaxed) }

  func opened() { number.add(1, ordering: .relaxed) }
  func closed() { number.subtract(1, ordering: .relaxed) }
  func drain() { draining.store(true, ordering: .relaxed) }
}
