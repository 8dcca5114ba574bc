import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
public import ServiceLifecycle

/// A handler that listens on a port until it is told to stop; then it finishes the requests that are under way.
public struct HandlerService: Service {
  private let handler: Handler
  private let host: String
  private let port: Int
  private let onListening: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - onListening: is told the port once requests are answered.
  public init(handler: Handler, host: String, port: Int, onListening: @escaping @Sendable (Int) -> Void) {
    self.handler = handler
    self.host = host
    self.port = port
    self.onListening = onListening
  }

  /// - Throws: the system's error when the address can't be listened on.
  public func run() async throws {
    let application = Application(
      responder: handler,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
      onServerRunning: { [onListening, port] in onListening($0.localAddress?.port ?? port) }, logger: handler.serverLogger)
    try await application.run()
  }
}
