import AssentPreferences
import Logging

/// Opens the store of a handler, with the journal that keeps opt-outs while it is away.
struct StoreOpening {
  /// Opens the store of a location; the observer is told of its commits.
  typealias Open = @Sendable (StoreLocation, any StoreObserver) throws(StoreError) -> any PreferenceStore

  let configuration: HandlerConfiguration
  let observer: any StoreObserver
  let logger: Logger

  /// - Throws: `StoreError` for what waiting can't mend, `JournalError` when the journal can't be used.
  func open(with open: @escaping Open) throws -> JournaledStore {
    let journal = try OptOutJournal(path: configuration.journal)
    for finding in journal.findings { logger.warning("\(finding)") }
    return JournaledStore(try store(open), journal: journal, report: report)
  }

  /// The store, or one that is opened when it can be: a handler that starts while its store is away still takes opt-outs.
  private func store(_ open: @escaping Open) throws(StoreError) -> any PreferenceStore {
    let (location, observer) = (configuration.store, observer)
    do throws(StoreError) {
      return try open(location, observer)
    } catch {
      switch error.code {
      case .badLocation, .folderMissing, .notAStore, .newerSchema: throw error
      default: break
      }
      logger.error("the store can't be opened yet; opt-outs go to the journal: \(error)")
      return OpeningStore(subject: location.description) { () throws(StoreError) in try open(location, observer) }
    }
  }

  private func report(_ round: ReplayRound) {
    let level: Logger.Level = round.problem == nil && round.refused.isEmpty && round.superseded.isEmpty ? .notice : .warning
    logger.log(level: level, "the journal: \(round)")
  }
}
