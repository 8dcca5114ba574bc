public import AssentLinks
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Reads everything again that can change under a running program, each time a signal asks for it.
struct ReloadService: Service {
  let signals: UnixSignalsSequence
  let parts: [any Reloadable]
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
        metrics.reloaded(part.reloadName, succeeded: true)
        logger.notice("read again", metadata: ["part": "\(part.reloadName)"])
      } catch {
        metrics.reloaded(part.reloadName, succeeded: false)
        logger.error("can't be read again, the one before goes on: \(error)", metadata: ["part": "\(part.reloadName)"])
      }
    }
  }
}

/// Something that is read again when the program gets SIGHUP: the site, the key ring, a certificate.
protocol Reloadable: Sendable {
  /// What the log calls it: one or two words.
  var reloadName: String { get }

  /// Takes what is there now. On an error what was there before goes on.
  func reload() async throws
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
}

extension KeyRingSource: Reloadable {
  var reloadName: String { "key ring" }

  func reload() throws(KeyRingError) {
    let new = try Self.checked(load())
    ring.withLock { $0 = new }
  }
}

/// The certificate for HTTPS, read again when it was renewed.
struct ReloadedCertificate: Reloadable {
  let files: TLSFiles
  let context: CurrentTLSContext

  var reloadName: String { "certificate" }

  /// - Throws: ``TLSError``; open and new connections go on with the one before.
  init(_ files: TLSFiles) throws(TLSError) {
    self.files = files
    context = CurrentTLSContext(try TLSContext.load(certificate: files.certificate, key: files.key))
  }

  func reload() async throws {
    context.replace(with: try TLSContext.load(certificate: files.certificate, key: files.key))
  }
}
