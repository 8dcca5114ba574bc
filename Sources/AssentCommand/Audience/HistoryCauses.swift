import AssentAudience
import AssentModel
import AssentPreferences
import Dispatch
import Synchronization

/// Looks up which record gave a profile a reason, for threads that may wait.
final class HistoryCauses: Sendable {
  private let store: any PreferenceReader
  private let question: AudienceQuestion
  private let head: HistoryHead

  init(_ store: any PreferenceReader, _ question: AudienceQuestion, _ head: HistoryHead) {
    self.store = store
    self.question = question
    self.head = head
  }

  func position(_ profile: String, _ reason: ExclusionReason) throws -> Int64? {
    guard let profile = Profile.ID(profile) else { return nil }
    let result = Mutex<Result<[HistoryEntry], StoreError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached { [store] in
      do throws(StoreError) {
        let entries = try await store.entries(of: profile)
        result.withLock { $0 = .success(entries) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    let entries = try result.withLock { $0 }?.get() ?? []
    return question.cause(of: reason, in: entries, upTo: head.position)?.rawValue
  }
}
