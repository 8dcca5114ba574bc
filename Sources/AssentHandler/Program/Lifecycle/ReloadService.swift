import Logging
import ServiceLifecycle
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
