import CLinux
import Glibc
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization
import UnixSignals

/// SIGTERM and SIGINT: the first stops the program in order, the second at once. What was answered is in the store by then.
struct StopSignals: Sendable {
  private let signals: UnixSignalsSequence

  init() async { signals = await UnixSignalsSequence(trapping: .sigterm, .sigint) }

  /// Calls this after the first signal; never returns.
  func handle(_ stop: @Sendable () async -> Void, logger: Logger) async {
    var isStopping = false
    for await signal in signals {
      if isStopping {
        logger.warning("stopping at once")
        _exit(128 + signal.rawValue)
      }
      isStopping = true
      await stop()
    }
  }

  /// Ends the process some time after it should have ended by itself.
  static func limit(after timeout: Duration, logger: Logger) {
    Task.detached {
      try? await Task.sleep(for: timeout + .seconds(2))
      logger.error("requests didn't end in time, stopping without them")
      _exit(1)
    }
  }
}

/// What happens first when the program is told to stop: it takes no new connections, and finishes with those that there are.
///
/// Services are stopped in the reverse order of their list, so this one must come after the server: only when it has ended is the listening socket closed.
struct DrainService: Service {
  let connections: ConnectionCount
  let socket: ListeningSocket
  let timeout: Duration
  let logger: Logger

  /// How long a connection on which nothing happens is kept for a request that may be on its way.
  private static let patience = Duration.seconds(1)
  /// How long a connection that is just being made may take to get here.
  private static let handshake = Duration.milliseconds(100)

  func run() async throws {
    try await gracefulShutdown()
    logger.notice("stopping", metadata: ["connections": "\(connections.count)"])
    let start = ContinuousClock.now
    connections.drain()
    if await !socket.refuseNewConnections() { logger.debug("the system drops no connections, so they are refused") }
    try await Task.sleep(for: min(Self.handshake, timeout))
    while connections.count > 0, ContinuousClock.now - start < min(Self.patience, timeout) {
      try await Task.sleep(for: .milliseconds(10))
    }
  }
}

/// The socket that clients connect to, once there is one.
public final class ListeningSocket: Sendable {
  private let channel = Mutex<(any Channel)?>(nil)

  public init() {}

  func opened(_ channel: any Channel) { self.channel.withLock { $0 = channel } }

  /// Lets the kernel drop the packets that ask for a new connection; those that are being made, and those that wait to be accepted, go on.
  ///
  /// To close the socket at once would reset them, and with them requests that were sent. A client whose packet is dropped asks again after a second and
  /// finds the program that was started in the meantime, or none. Returns whether the system could do it.
  func refuseNewConnections() async -> Bool {
    guard let channel = channel.withLock({ $0 }), let provider = channel as? any SocketOptionProvider else { return false }
    do {
      try await unsafe provider.unsafeSetSocketOption(
        level: .socket, name: NIOBSDSocket.Option(rawValue: assent_attach_filter), value: SocketFilter(program: assent_drop_new_connections())
      ).get()
      return true
    } catch {
      return false
    }
  }
}

/// The program lies in static memory, so its address may go to any thread.
@unsafe private struct SocketFilter: @unchecked Sendable {
  let program: sock_fprog
}
