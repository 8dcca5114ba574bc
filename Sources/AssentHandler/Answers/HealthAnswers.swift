import AssentModel
import AssentStore
import HTTPTypes
import Hummingbird
import Synchronization

/// What `/health` and `/ready` tell whoever watches over the program: two small JSON objects that hold nothing about anybody.
///
/// `/health` is 200 as long as the program serves: `status` is `ok`, `degraded` when choices go to the journal or the store is away, or `stopping`;
/// `store` and `site` are `ok` or `unavailable`; `journal` is `null` for a store without one, else its `depth`, whether it is
/// `full`, and the age of the oldest choice in it, `oldestSeconds`, when there is one. A program that is degraded isn't helped by starting it anew.
///
/// `/ready` is 200 when the program can do everything it is for, else 503 with the reasons: `store`, `site`, `stopping`.
struct HealthAnswers {
  let site: PublishedSite
  let probe: StoreProbe
  let connections: ConnectionCount
  let now: Timestamp

  func health() async -> Response {
    let (isStoreUp, isSiteUp) = await parts()
    let journal = probe.journal
    let isWhole = isStoreUp && isSiteUp && (journal?.depth ?? 0) == 0
    let status = connections.isDraining ? "stopping" : isWhole ? "ok" : "degraded"
    let waiting = journal.map { journal in
      let age = journal.oldest.map { ",\"oldestSeconds\":\(max(0, now.seconds - $0.seconds))" } ?? ""
      return "{\"depth\":\(journal.depth)\(age),\"full\":\(!journal.hasRoom)}"
    }
    return json(
      .ok,
      """
      {"status":"\(status)","store":"\(Self.word(isStoreUp))","journal":\(waiting ?? "null"),"site":"\(Self.word(isSiteUp))"}
      """)
  }

  func ready() async -> Response {
    let (isStoreUp, isSiteUp) = await parts()
    let reasons = [(connections.isDraining, "stopping"), (!isStoreUp, "store"), (!isSiteUp, "site")].filter(\.0).map { "\"\($0.1)\"" }
    guard !reasons.isEmpty else { return json(.ok, "{\"ready\":true}") }
    var response = json(.serviceUnavailable, "{\"ready\":false,\"reasons\":[\(reasons.joined(separator: ","))]}")
    response.headers[.retryAfter] = "5"
    return response
  }

  private func parts() async -> (store: Bool, site: Bool) {
    async let site = site.isReadable()
    return await (probe.answers(), site)
  }

  private static func word(_ isUp: Bool) -> String { isUp ? "ok" : "unavailable" }

  private func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
    .privately(status, "\(text)\n", type: "application/json")
  }
}

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

  private let store: any ReadableStore
  private let state = Mutex(State())

  /// How long an answer is remembered.
  private static let memory = Duration.seconds(1)
  /// How long the store has to answer.
  private static let timeout = Duration.seconds(2)

  init(_ store: any ReadableStore) { self.store = store }

  /// How the store's journal is; `nil` when it keeps none.
  var journal: JournalState? { store.journalState }

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
