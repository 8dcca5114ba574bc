import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
public import ServiceLifecycle

/// A handler that listens on a port until it is told to stop; then it finishes the requests that are under way.
public struct HandlerService: Service {
  private let handler: Handler
  private let host: String
  private let port: Int
  private let socket: ListeningSocket
  private let tls: CurrentTLSContext?
  private let onListening: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - socket: is told of the socket that clients connect to.
  ///   - tls: the certificate for HTTPS; `nil` for HTTP.
  ///   - onListening: is told the port once requests are answered.
  public init(
    handler: Handler, host: String, port: Int, socket: ListeningSocket = ListeningSocket(), tls: CurrentTLSContext? = nil,
    onListening: @escaping @Sendable (Int) -> Void
  ) {
    self.handler = handler
    self.host = host
    self.port = port
    self.socket = socket
    self.tls = tls
    self.onListening = onListening
  }

  /// - Throws: the system's error when the address can't be listened on.
  public func run() async throws {
    let application = Application(
      responder: handler,
      server: server,
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
      onServerRunning: { [socket, onListening, port] channel in
        socket.opened(channel)
        onListening(channel.localAddress?.port ?? port)
      }, logger: handler.serverLogger)
    try await application.run()
  }

  private var server: HTTPServerBuilder {
    var limits = handler.limits
    limits.connections = OpenFiles.connections(atMost: limits.connections)
    let connections = ConnectionCount(limits: limits)
    return HTTPServerBuilder { [handler, tls] responder in
      RecipientChannel(
        responder: responder, limits: handler.limits, connections: connections, tls: tls,
        onRefusal: { refusal in
          handler.logger.info("request", metadata: ["route": "none", "status": "\(refusal.status.code)"])
          if let limit = refusal.limit { handler.metrics.throttled(by: limit) }
        },
        additionalHandlers: { [DrainingConnection(handler.connections)] })
    }
  }
}
