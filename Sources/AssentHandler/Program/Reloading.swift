public import AssentLinks
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Reads everything again that can change under a running program, each time a signal asks for it.
struct ReloadService: Service {
  let signals: UnixSignalsSequence
  let parts: [ReloadedPart]
  let metrics: HandlerMetrics
  let logger: Logger

  func run() async {
    for await _ in signals.cancelOnGracefulShutdown() { await reload() }
  }

  /// Each part by itself: a key ring that can't be read doesn't keep a new site back.
  func reload() async {
    for part in parts {
      do {
        try await part.reload()
        metrics.reloaded(part.name, succeeded: true)
        logger.notice("read again", metadata: ["part": "\(part.name)"])
      } catch {
        metrics.reloaded(part.name, succeeded: false)
        logger.error("can't be read again, the one before goes on: \(error)", metadata: ["part": "\(part.name)"])
      }
    }
  }
}

/// Something that is read again when the program gets SIGHUP.
struct ReloadedPart: Sendable {
  /// What the log and the metrics call it: one or two words.
  let name: String
  /// Takes what is there now. On an error what was there before goes on.
  let reload: @Sendable () async throws -> Void
}

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

  func reload() throws(KeyRingError) {
    let new = try Self.checked(load())
    ring.withLock { $0 = new }
  }
}
