import AssentAddresses
import AssentAudience
import AssentFormats
import AssentLocalization
import AssentModel
import AssentSite
import Foundation

/// What keywords did, as a table, and what to send back.
struct KeywordReport {
  private let isDryRun: Bool
  private var table = TextTable(header: ["line", "keyword", "choice", "scope", "what was done"])
  private var counts: [KeywordOutcome: Int] = [:]
  private var replies: [[UInt8]] = []

  init(isDryRun: Bool) { self.isDryRun = isDryRun }

  /// Applies requests in their order; what couldn't be done is reported with its line.
  mutating func apply(_ requests: [KeywordRequest], _ run: KeywordRun, _ answers: KeywordReplies, _ sheet: SheetInput) async throws {
    for request in requests {
      let outcomes = try await run.apply(request)
      let (message, match) = (request.message, request.match)
      table.add([
        "\(message.line)", match.word, match.choice.rawValue, Self.name(of: match.scope), outcomes.map(\.rawValue).joined(separator: ", "),
      ])
      for outcome in outcomes {
        counts[outcome, default: 0] += 1
        if let problem = outcome.problem { sheet.report(problem, line: message.line, .warning) }
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
    try OutputFile.write(replies.flatMap { $0 }, to: path)
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

/// The texts to send back, in the language of each message.
struct KeywordReplies {
  private let catalog: MessageCatalog
  private let configuration: SiteConfiguration
  private let defaultLocale: LocaleTag

  /// Reads the string tables of a site.
  init(_ configuration: SiteConfiguration, folder: String, defaultLocale: LocaleTag?) {
    var tables: [LocaleTag: StringTable] = [:]
    for locale in configuration.locales.tags {
      let path = "Locales/\(locale)/strings.yml"
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      tables[locale] = StringTable.parse(Array(bytes), file: path, locale: locale).table
    }
    self.catalog = MessageCatalog(tables: tables, locales: configuration.locales)
    self.configuration = configuration
    self.defaultLocale = defaultLocale ?? configuration.sourceLocale
  }

  /// The language to answer in: the message's own, else that of its keyword, else the default.
  func locale(of message: InboundMessage, keyword: LocaleTag?) -> LocaleTag {
    [message.locale, keyword].compactMap { $0 }.first { tag in configuration.locales.tags.contains(tag) } ?? defaultLocale
  }

  /// The answer to a message that was understood; `nil` when it was answered before, or a person has to look.
  func key(_ choice: Choice, _ outcomes: [KeywordOutcome]) -> String? {
    switch choice {
    case .optOut: outcomes.contains { $0 == .optedOut || $0 == .denylisted } ? "keywords.optedOut" : nil
    case .optIn:
      if outcomes.contains(where: { $0.problem != nil }) {
        outcomes.contains(.laterChoice) ? nil : "keywords.notOptedIn"
      } else {
        outcomes.contains { $0 == .optedIn || $0 == .released } ? "keywords.optedIn" : nil
      }
    }
  }

  static let unclear = "keywords.unclear"

  /// One line of JSON: `to`, `text`, `locale`, `line`. `nil` when no table has the string.
  func line(_ key: String, to message: InboundMessage, in locale: LocaleTag) -> [UInt8]? {
    guard let key = StringKey(key), let resolved = catalog.resolve(key, in: locale), case .plain(let pattern) = resolved.message else { return nil }
    let values = ["brand": configuration.brand.name, "contact": configuration.brand.contact]
    let text = pattern.parts.map { part in
      switch part {
      case .text(let text): text
      case .placeholder(let name): values[name] ?? ""
      }
    }.joined()
    let line = JSONValue.members(
      ("to", .text(message.number.text)), ("text", .text(text)), ("locale", .text(resolved.locale.description)), ("line", .count(message.line)))
    return Array((line.line() + "\n").utf8)
  }
}
