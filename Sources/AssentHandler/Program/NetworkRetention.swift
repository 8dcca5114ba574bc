import AssentModel
import AssentPreferences
import Logging
import ServiceLifecycle

/// Removes the networks that were kept long enough, when the program starts and once a day.
///
/// That several handlers of one store do so costs nothing: who comes second finds nothing to remove.
struct NetworkRetention: Service {
  let store: any PrunableStore
  /// How long a network is kept.
  let retention: TimeSpan
  let logger: Logger
  let now: @Sendable () -> Timestamp

  private static let interval = Duration.seconds(24 * 3600)
  /// How long a store that is away is left alone.
  private static let patience = Duration.seconds(60)

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        let isDone = await remove()
        do { try await Task.sleep(for: isDone ? Self.interval : Self.patience) } catch { return }
      }
    }
  }

  private func remove() async -> Bool {
    do {
      let count = try await store.removeNetworks(before: Timestamp(milliseconds: now().milliseconds - retention.milliseconds))
      if count > 0 { logger.notice("networks that were kept long enough are removed", metadata: ["count": "\(count)"]) }
      return true
    } catch {
      logger.warning("networks that were kept long enough can't be removed yet: \(error)")
      return false
    }
  }
}
