import Glibc
import Logging
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
