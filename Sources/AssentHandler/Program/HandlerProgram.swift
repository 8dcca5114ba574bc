import ArgumentParser
import AssentLinks
import AssentModel
public import AssentPreferences
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
  ///   - openStore: opens the store of a location, and lets it tell the observer what it does.
  public static func run(
    arguments: [String], environment: [String: String],
    openStore: @escaping @Sendable (StoreLocation, any StoreObserver) throws(StoreError) -> any PreferenceStore
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
