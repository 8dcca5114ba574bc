import Logging
import ServiceLifecycle

/// What happens first when the program is told to stop: it takes no new connections, and finishes with those that there are.
///
/// Services are stopped in the reverse order of their list, so this one must come after the server: only when it has ended is the listening socket closed.
struct DrainService: Service {
  let connections: OpenConnections
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
