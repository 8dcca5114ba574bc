import AssentModel
import AssentStore
import Logging
import ServiceLifecycle

/// Opens the store of a handler, with the journal that keeps opt-outs while it is away.
struct StoreOpening {
  /// Opens the store of a location.
  typealias Open = @Sendable (StoreLocation) throws(StoreError) -> any StoreBackend

  let configuration: HandlerConfiguration
  let observer: CommitQueue.Observer
  let logger: Logger

  /// - Throws: `StoreError` for what waiting can't mend, `JournalError` when the journal can't be used.
  func open(with open: @escaping Open) throws -> PreferenceStore {
    let journal = try OptOutJournal(path: configuration.journal)
    for finding in journal.findings { logger.warning("\(finding)") }
    return PreferenceStore(try backend(open), journal: journal, observer: observer, report: report)
  }

  /// The store, or one that is opened when it can be: a handler that starts while its store is away still takes opt-outs.
  private func backend(_ open: @escaping Open) throws(StoreError) -> any StoreBackend {
    let location = configuration.store
    do throws(StoreError) {
      return try open(location)
    } catch {
      switch error.code {
      case .badLocation, .folderMissing, .notAStore, .newerSchema: throw error
      default: break
      }
      logger.error("the store can't be opened yet; opt-outs go to the journal: \(error)")
      return LateBackend(name: location.description) { () throws(StoreError) in try open(location) }
    }
  }

  private func report(_ round: ReplayRound) {
    let level: Logger.Level = round.problem == nil && round.refused.isEmpty && round.superseded.isEmpty ? .notice : .warning
    logger.log(level: level, "the journal: \(round)")
  }
}

/// Lets the store do what it does by itself, and closes it at the end. As the first service of the list it is the last one to stop.
struct StoreService: Service {
  let store: PreferenceStore
  let logger: Logger

  func run() async throws {
    await withTaskGroup { group in
      group.addTask { await store.run() }
      // A cancellation, too, is an end.
      try? await gracefulShutdown()
      group.cancelAll()
    }
    do {
      try await store.close()
    } catch {
      logger.error("the store wasn't closed in order: \(error)")
    }
  }
}

/// Removes the networks that were kept long enough, when the program starts and once a day.
///
/// That several handlers of one store do so costs nothing: who comes second finds nothing to remove.
struct NetworkRetention: Service {
  let store: PreferenceStore
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
