import AssentAudience
import AssentModel
import AssentReports
import Glibc

/// What keywords did, as a table, and what to send back.
struct KeywordReport {
  private let isDryRun: Bool
  private var table = TextTable(header: ["line", "keyword", "choice", "scope", "what was done"])
  private var counts: [KeywordOutcome: Int] = [:]
  private var replies: [[UInt8]] = []

  init(isDryRun: Bool) { self.isDryRun = isDryRun }

  /// Applies requests in their order; what couldn't be done is reported with its line.
  mutating func apply(_ requests: [KeywordRequest], _ run: KeywordRun, _ answers: KeywordReplies, _ sheet: InboundSheet) async throws {
    var run = run
    for request in requests {
      let outcomes = try await run.apply(request)
      let (message, match) = (request.message, request.match)
      table.add([
        "\(message.line)", match.word, match.choice.rawValue, Self.name(of: match.scope), outcomes.map(\.rawValue).joined(separator: ", "),
      ])
      for outcome in outcomes {
        counts[outcome, default: 0] += 1
        if let problem = outcome.problem { sheet.report(message.line, .warning, problem) }
      }
      guard let key = answers.key(match.choice, outcomes) else { continue }
      replies += answers.line(key, to: message, in: answers.locale(of: message, keyword: match.locale)).map { [$0] } ?? []
    }
  }

  /// Asks people what they meant.
  mutating func answer(_ unclear: [(message: InboundMessage, locale: LocaleTag?)], _ answers: KeywordReplies) {
    for (message, locale) in unclear {
      replies += answers.line(KeywordReplies.unclear, to: message, in: answers.locale(of: message, keyword: locale)).map { [$0] } ?? []
    }
  }

  func print(_ reading: InboundReading) {
    if !reading.understood.isEmpty { StandardStream.output.print(table.text + "\n") }
    if isDryRun { StandardStream.output.print("This was a dry run: nothing was changed.") }
    var summary = TextTable(header: ["in all", "number"])
    for outcome in KeywordOutcome.allCases {
      if let count = counts[outcome] { summary.add([outcome.rawValue, "\(count)"]) }
    }
    let others = [
      ("unclear", reading.unclear.count), ("without a keyword", reading.other), ("sent, not received", reading.outbound),
      ("rows that can't be read", reading.badRows),
    ]
    for (name, count) in others where count > 0 { summary.add([name, "\(count)"]) }
    StandardStream.output.print(summary.text)
  }

  /// - Throws: when the file can't be written; then there is none.
  func writeReplies(to path: String) throws {
    let file = try OutputFile(path)
    do {
      try file.write(replies.flatMap { $0 })
      try file.publish()
    } catch {
      file.discard()
      throw error
    }
    StandardStream.error.print("\(path): \(replies.count) \(replies.count == 1 ? "text" : "texts") to send back")
  }

  private static func name(of scope: Scope) -> String {
    switch scope {
    case .everyChannel: "everything"
    case .channels(let set): set.channels.map(\.name).joined(separator: ", ")
    case .service(let number): "service \(number.rawValue)"
    }
  }
}
