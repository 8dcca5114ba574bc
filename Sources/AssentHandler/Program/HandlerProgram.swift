import ArgumentParser
import AssentLinks
import AssentModel
public import AssentPreferences
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// The program `assent-handler`, but for the stores: who starts it says how they are opened.
public enum HandlerProgram {
  /// Runs until SIGTERM or SIGINT. Returns the exit code: 0 when it ended in order, 1 when it couldn't run, 64 for a flag that doesn't exist.
  ///
  /// - Parameters:
  ///   - arguments: the flags, without the name of the program.
  ///   - openStore: opens the store of a location.
  public static func run(
    arguments: [String], environment: [String: String],
    openStore: (StoreLocation) throws -> any PreferenceStore
  ) async -> Int32 {
    let options: HandlerOptions
    do {
      options = try HandlerOptions.parse(arguments)
    } catch {
      let code = HandlerOptions.exitCode(for: error).rawValue
      print(HandlerOptions.fullMessage(for: error), to: code == 0 ? .standardOutput : .standardError)
      return code
    }
    do {
      let configuration = try HandlerConfiguration(options, environment: environment)
      var logger = Logger(label: "assent-handler") { StreamLogHandler.standardError(label: $0) }
      logger.logLevel = .info
      let handler = try Handler(
        site: try PublishedSite(folder: configuration.site, logger: logger), store: try openStore(configuration.store),
        keys: try KeyRing.load(path: configuration.keys, environmentValue: configuration.keysVariable), logger: logger,
        clock: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) })
      let service = HandlerService(handler: handler, host: configuration.host, port: configuration.port) { port in
        let host = configuration.host.contains(":") ? "[\(configuration.host)]" : configuration.host
        print("assent-handler: listening on http://\(host):\(port)", to: .standardError)
      }
      var group = ServiceGroupConfiguration(
        services: [service], gracefulShutdownSignals: [.sigterm, .sigint], logger: handler.serverLogger)
      group.maximumGracefulShutdownDuration = .seconds(30)
      try await ServiceGroup(configuration: group).run()
      return 0
    } catch {
      print("assent-handler: \(error)", to: .standardError)
      return 1
    }
  }

  private static func print(_ line: String, to file: FileHandle) { file.write(Data("\(line)\n".utf8)) }
}
