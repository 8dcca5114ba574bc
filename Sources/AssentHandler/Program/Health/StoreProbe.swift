import AssentModel
import AssentPreferences
import Synchronization

/// Asks the store whether it answers, at most once a second however often it is asked.
final class StoreProbe: Sendable {
  private struct State {
    var answer: Bool?
    var askedAt: ContinuousClock.Instant?
    var waiting: [CheckedContinuation<Bool, Never>] = []
    /// The number of the question that is being asked; `nil` when none is.
    var question: Int?
    var questions = 0
  }

  private let store: any PreferenceReader
  private let state = Mutex(State())

  /// How long an answer is remembered.
  private static let memory = Duration.seconds(1)
  /// How long the store has to answer.
  private static let timeout = Duration.seconds(2)

  init(_ store: any PreferenceReader) { self.store = store }

  /// How the store's journal is; `nil` when it keeps none.
  var journal: JournalState? { (store as? any JournalReporting)?.journalState }

  /// Whether the store answers.
  func answers() async -> Bool {
    await withCheckedContinuation { continuation in
      let (known, question) = state.withLock { state -> (Bool?, Int?) in
        if let answer = state.answer, let asked = state.askedAt, ContinuousClock.now - asked < Self.memory { return (answer, nil) }
        state.waiting.append(continuation)
        guard state.question == nil else { return (nil, nil) }
        state.questions += 1
        state.question = state.questions
        return (nil, state.question)
      }
      if let known { continuation.resume(returning: known) }
      if let question { ask(question) }
    }
  }

  /// Whoever waits gets the first of the store's answer and the end of the time.
  private func ask(_ question: Int) {
    Task {
      do {
        try await store.check()
        finish(question, true)
      } catch {
        finish(question, false)
      }
    }
    Task {
      try? await Task.sleep(for: Self.timeout)
      finish(question, false)
    }
  }

  private func finish(_ question: Int, _ answer: Bool) {
    let waiting = state.withLock { state -> [CheckedContinuation<Bool, Never>] in
      guard state.question == question else { return [] }
      defer { state = State(answer: answer, askedAt: .now, questions: question) }
      return state.waiting
    }
    for continuation in waiting { continuation.resume(returning: answer) }
  }
}
