import ArgumentParser
import AssentLinks
import AssentModel
public import AssentStore
import CoreMetrics
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The program `assent-handler`, but for the stores: who starts it says how they are opened.
public enum HandlerProgram {
  static let version = "1.0.0"

  /// Runs until SIGTERM or SIGINT. Returns the exit code: 0 when it ended in order, 1 when it couldn't run or had to give requests up, 64 for a flag
  /// that doesn't exist.
  ///
  /// - Parameters:
  ///   - arguments: the flags, without the name of the program.
  ///   - openStore: opens the store of a location.
  public static func run(
    arguments: [String], environment: [String: String],
    openStore: @escaping @Sendable (StoreLocation) throws(StoreError) -> any StoreBackend
  ) async -> Int32 {
    let options: HandlerOptions
    do {
      options = try HandlerOptions.parse(arguments)
    } catch {
      let code = HandlerOptions.exitCode(for: error).rawValue
      let message = "\(HandlerOptions.fullMessage(for: error))\n"
      if code == 0 { print(message, terminator: "") } else { StandardError.write(message) }
      return code
    }
    do {
      let file = try (options.config ?? environment[Setting.fileVariable].flatMap { $0.isEmpty ? nil : $0 }).map(ConfigurationFile.init(path:))
      let values = SettingValues(flags: options.values, environment: environment, file: file)
      if options.printConfig { print(values.listing, terminator: "") }
      let configuration = try HandlerConfiguration(values)
      guard !options.printConfig else { return 0 }
      // From here on these signals end nothing by themselves.
      let signals = await (stop: StopSignals(), reload: UnixSignalsSequence(trapping: .sighup))
      let program = try RunningHandler(configuration, openStore: openStore)
      try await program.run(stop: signals.stop, reload: signals.reload)
      return 0
    } catch {
      StandardError.write("assent-handler: \(error)\n")
      return 1
    }
  }

  /// The metrics of the process. swift-metrics takes one backend, once.
  static let registry: PrometheusRegistry = {
    let registry = PrometheusRegistry()
    MetricsSystem.bootstrap(registry)
    return registry
  }()
}

/// The services that the program consists of, put together.
struct RunningHandler {
  private let configuration: HandlerConfiguration
  private let handler: Handler
  private let logger: Logger
  private let start: Timestamp
  /// `nil` for HTTP.
  private let certificate: CurrentTLSContext?

  init(
    _ configuration: HandlerConfiguration, openStore: @escaping StoreOpening.Open
  ) throws {
    let logger = Self.logger(configuration)
    let metrics = HandlerMetrics(factory: HandlerProgram.registry)
    self.configuration = configuration
    self.logger = logger
    self.start = Self.now()
    self.certificate = try configuration.tls.map { files throws(TLSError) in CurrentTLSContext(try files.load()) }
    self.handler = Handler(
      site: try PublishedSite(folder: configuration.site, logger: logger),
      store: try StoreOpening(configuration: configuration, observer: metrics.committed, logger: logger).open(with: openStore),
      keys: try KeyRingSource { () throws(KeyRingError) in
        try KeyRing.load(path: configuration.keys, environmentValue: configuration.keysVariable)
      },
      logger: logger, limits: configuration.limits, metrics: metrics, keepsNetworks: configuration.evidence.keepsNetworks, clock: Self.now)
  }

  /// Runs until the first signal to stop, and then until everything has ended in order.
  func run(stop: StopSignals, reload: UnixSignalsSequence) async throws {
    let socket = ListeningSocket()
    // The last one is told to stop first, and the one before it when it has ended.
    var services: [any Service] = [
      StoreService(store: handler.store, logger: logger),
      ReloadService(signals: reload, parts: reloadedParts, metrics: handler.metrics, logger: logger),
      NetworkRetention(store: handler.store, retention: configuration.evidence.retention, logger: logger, now: Self.now),
    ]
    if let port = configuration.metricsPort {
      let answers = MetricsAnswers(handler: handler, registry: HandlerProgram.registry, start: start)
      services.append(
        MetricsService(answers: answers, host: configuration.metricsHost, port: port) { [self] in
          announce("metrics at \(Self.url(configuration.metricsHost, $0))/metrics")
        })
    }
    services +=
      [
        HandlerService(handler: handler, host: configuration.host, port: configuration.port, socket: socket, tls: certificate) { [self] in
          announce("listening on \(Self.url(configuration.host, $0, isSecure: certificate != nil))")
        },
        DrainService(connections: handler.connections, socket: socket, timeout: configuration.shutdownTimeout, logger: logger),
      ] as [any Service]
    var settings = ServiceGroupConfiguration(services: services, logger: handler.serverLogger)
    settings.maximumGracefulShutdownDuration = configuration.shutdownTimeout
    let serviceGroup = ServiceGroup(configuration: settings)
    let watch = Task { [configuration, logger] in
      await stop.handle(
        {
          StopSignals.limit(after: configuration.shutdownTimeout, logger: logger)
          await serviceGroup.triggerGracefulShutdown()
        }, logger: logger)
    }
    defer { watch.cancel() }
    try await serviceGroup.run()
    logger.notice("stopped")
  }

  /// Everything that can change under a running program.
  private var reloadedParts: [ReloadedPart] {
    var parts = [
      ReloadedPart(name: "site") { [site = handler.site] in try site.reload() },
      ReloadedPart(name: "key ring") { [keys = handler.keys] in try keys.reload() },
    ]
    if let certificate, let files = configuration.tls {
      parts.append(ReloadedPart(name: "certificate") { certificate.replace(with: try files.load()) })
    }
    return parts
  }

  /// A line for whoever started the program by hand, or an event for whoever reads the log with a program.
  private func announce(_ message: String) {
    switch configuration.logFormat {
    case .text: StandardError.write("assent-handler: \(message)\n")
    case .json: logger.notice("\(message)")
    }
  }

  private static func url(_ host: String, _ port: Int, isSecure: Bool = false) -> String {
    "\(isSecure ? "https" : "http")://\(host.contains(":") ? "[\(host)]" : host):\(port)"
  }

  private static func logger(_ configuration: HandlerConfiguration) -> Logger {
    var logger = Logger(label: "assent-handler") { _ in
      ProgramLog(format: configuration.logFormat, clock: Self.now) { StandardError.write($0) }
    }
    logger.logLevel = configuration.logLevel
    return logger
  }

  @Sendable private static func now() -> Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }
}
