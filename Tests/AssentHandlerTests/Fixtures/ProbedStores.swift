import AssentModel
import AssentStore
import Synchronization
import TestStores

extension PreferenceStore {
  /// A store whose database is gone.
  static var broken: PreferenceStore {
    PreferenceStore(
      WrappedBackend(before: { _ throws(StoreError) in throw StoreError(.unavailable, "store.sqlite", "the disk is full: make room") }))
  }

  /// A store with a journal of which is said what a test wants.
  static func journaling(_ state: JournalState) -> PreferenceStore { PreferenceStore(WrappedBackend(journalState: state)) }

  /// A store that doesn't say anything when it is asked whether it answers.
  static var silent: PreferenceStore {
    PreferenceStore(
      WrappedBackend(before: { call async throws(StoreError) in if case .check = call { try? await Task.sleep(for: .seconds(60)) } }))
  }
}

/// A store that counts how often it is asked whether it answers.
final class CountingStore: Sendable {
  private let count = Atomic(0)

  var checks: Int { count.load(ordering: .relaxed) }

  var store: PreferenceStore {
    PreferenceStore(WrappedBackend(before: { call throws(StoreError) in if case .check = call { self.count.add(1, ordering: .relaxed) } }))
  }
}
