public import AssentLinks
import Synchronization

/// The key ring as it was read last. A request that has begun keeps the ring that it began with.
public final class KeyRingSource: Sendable {
  private let ring: Mutex<KeyRing>
  private let load: @Sendable () throws(KeyRingError) -> KeyRing

  /// - Parameter load: reads the ring, now and whenever it is to be read again.
  /// - Throws: what reading the ring throws; `noActiveKey` when no key of it signs: undo buttons need one.
  public init(_ load: @escaping @Sendable () throws(KeyRingError) -> KeyRing) throws(KeyRingError) {
    self.load = load
    self.ring = Mutex(try Self.checked(load()))
  }

  /// A ring that never changes.
  public convenience init(_ ring: KeyRing) throws(KeyRingError) { try self.init { ring } }

  var current: KeyRing { ring.withLock { $0 } }

  private static func checked(_ ring: KeyRing) throws(KeyRingError) -> KeyRing {
    guard ring.keys.contains(where: { $0.state == .active }) else {
      throw KeyRingError(.noActiveKey, "no key of the ring may sign: make one with `assent keys rotate`")
    }
    return ring
  }
}

extension KeyRingSource: Reloadable {
  var reloadName: String { "key ring" }

  func reload() throws(KeyRingError) {
    let new = try Self.checked(load())
    ring.withLock { $0 = new }
  }
}
