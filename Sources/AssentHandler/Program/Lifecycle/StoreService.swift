import AssentPreferences
import Logging
import ServiceLifecycle

/// Lets the store do what it does by itself, and closes it at the end. As the first service of the list it is the last one to stop.
struct StoreService: Service {
  let store: any PreferenceStore
  let logger: Logger

  func run() async throws {
    await withTaskGroup { group in
      if let store = store as? any RunningStore { group.addTask { await store.run() } }
      // A cancellation, too, is an end.
      try? await gracefulShutdown()
      group.cancelAll()
    }
    guard let store = store as? any ClosableStore else { return }
    do {
      try await store.close()
    } catch {
      logger.error("the store wasn't closed in order: \(error)")
    }
  }
}
