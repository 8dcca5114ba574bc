import Hummingbird
import HummingbirdCore
import Logging
import ServiceLifecycle

/// The second server, for whoever watches over the program. It stops after the first one, so that the end can be watched, too.
struct MetricsService: Service {
  let answers: MetricsAnswers
  let host: String
  let port: Int
  let onListening: @Sendable (Int) -> Void

  func run() async throws {
    let application = Application(
      responder: answers,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { [onListening, port] in onListening($0.localAddress?.port ?? port) }, logger: answers.handler.serverLogger)
    try await application.run()
  }
}
