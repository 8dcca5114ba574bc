import AssentModel
import AssentStore
import Synchronization
import TestStores

/// A store in memory whose backend does what it should, until it's told to fail.
final class FailingStore: Sendable {
  enum Mode: Hashable, Sendable {
    case works
    /// Does nothing and says so.
    case fails(StoreError.Code)
    /// Commits, and says that it didn't: the connection broke in between.
    case commitsAndFails
    /// Can be read and not written.
    case onlyReads
  }

  private struct Content {
    var mode = Mode.works
    var records = 0
    var replays: [Int] = []
    var damaged: Set<Profile.ID> = []
    var meanwhile: (@Sendable () async -> Void)?
  }

  private let memory = MemoryBackend()
  private let content = Mutex(Content())

  /// The store behind the failures.
  var store: PreferenceStore { PreferenceStore(memory) }

  /// The backend that fails.
  var backend: WrappedBackend {
    WrappedBackend(
      memory, before: { call async throws(StoreError) in try await self.before(call) },
      after: { call throws(StoreError) in
        if case .write = call, self.mode == .commitsAndFails { throw StoreError(.unavailable, "store", "the connection broke") }
      })
  }

  var mode: Mode {
    get { content.withLock { $0.mode } }
    set { content.withLock { $0.mode = newValue } }
  }

  /// How often it was asked to record.
  var attempts: Int { content.withLock { $0.records } }
  /// Of how many people it was asked to replay choices, for each time.
  var replays: [Int] { content.withLock { $0.replays } }

  /// From now on the rows of the profile can't be read.
  func damage(_ profile: Profile.ID) { content.withLock { _ = $0.damaged.insert(profile) } }

  /// Does something while the next submission is being recorded.
  func duringNext(_ body: @escaping @Sendable () async -> Void) { content.withLock { $0.meanwhile = body } }

  private func before(_ call: WrappedBackend.Call) async throws(StoreError) {
    guard case .write(let needs) = call else {
      if case .fails(let code) = mode { throw StoreError(code, "store", "it's away") }
      return
    }
    let meanwhile = content.withLock { content -> (@Sendable () async -> Void)? in
      // Only a replay looks at whole histories.
      guard needs.histories.isEmpty else {
        content.replays.append(needs.histories.count)
        return nil
      }
      defer { content.meanwhile = nil }
      content.records += 1
      return content.meanwhile
    }
    await meanwhile?()
    let (mode, isDamaged) = content.withLock { ($0.mode, !$0.damaged.isDisjoint(with: needs.states)) }
    switch mode {
    case .fails(let code): throw StoreError(code, "store", "it's away")
    case .onlyReads: throw StoreError(.readOnly, "store", "it can't be written")
    case .works where isDamaged: throw StoreError(.corrupt, "store", "a row can't be read")
    case .works, .commitsAndFails: return
    }
  }
}
