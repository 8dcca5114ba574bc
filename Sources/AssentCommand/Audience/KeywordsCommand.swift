import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentFormats
import AssentModel
import AssentSite
import AssentStore

struct KeywordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keywords", abstract: "Turns messages that people sent back by SMS, such as STOP, into consent records or quarantine entries.",
    discussion: """
      The file is an export of the SMS gateway, CSV with a header or JSON lines: who sent it (number, from, msisdn), the text (text, body), when it \
      was received (received_at, DateSent, message-timestamp), and, where there are any, to, profile, locale and direction. Keywords, their scopes and \
      what becomes of unknown numbers are those of keywords: in site.yml, else the usual ones. A message that says more than a keyword is reported \
      and changes nothing. Doing it twice records once.
      """)

  @Argument(help: "The messages; - for standard input.")
  var input: String

  @Option(help: ArgumentHelp("Which profile has which number: CSV or JSON lines with profile and address.", valueName: "file"))
  var profiles: String?

  @Option(help: ArgumentHelp("Writes the texts to send back, as JSON lines: to, text, locale, line.", valueName: "file"))
  var replies: String?

  @Option(
    help: ArgumentHelp("The language to answer in when neither the message nor its keyword tells; otherwise the source locale.", valueName: "tag"))
  var locale: LocaleTag?

  @Option(help: ArgumentHelp("Who does it; it stands in every record.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Say what would happen, and change nothing.")
  var dryRun = false

  @OptionGroup var sheet: SheetOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func run() async throws {
    let configuration = try SiteReader.configuration(site.folder)
    let normalizer = AddressNormalizer(configuration.addresses)
    let store = try await store.open()
    let sheet = try SheetInput(input, self.sheet)
    defer { sheet.close() }
    do {
      let reading = try InboundReading(
        sheet, matcher: KeywordMatcher(configuration.keywords), normalizer: normalizer, now: SystemClock.now)
      let known = try numberProfiles(of: Set(reading.understood.map(\.message.number)), normalizer)
      let answers = KeywordReplies(configuration, folder: site.folder, defaultLocale: locale)
      let validity = Dictionary(configuration.services.compactMap { service in service.validity.map { (service.number, $0) } }) { first, _ in first }
      let run = KeywordRun(
        store: dryRun ? store.dryRun : store, unknownNumbers: configuration.keywords.unknownNumbers, validity: validity,
        actor: self.operator, now: { SystemClock.now },
        salt: {
          var generator = SystemRandomNumberGenerator()
          return RecordSalt(from: &generator)
        })
      let requests = reading.understood.map { KeywordRequest(message: $0.message, match: $0.match, profiles: known.profiles(of: $0.message)) }
      var report = KeywordReport(isDryRun: dryRun)
      try await report.apply(KeywordRequest.chronological(requests), run, answers, sheet)
      report.answer(reading.unclear, answers)
      report.print(reading)
      if let replies { try report.writeReplies(to: replies) }
      if reading.badRows + known.badRows > 0 { throw ExitCode(1) }
    } catch let error as SheetError {
      sheet.report(error)
      throw ExitCode(1)
    }
  }

  private func numberProfiles(of numbers: Set<Address>, _ normalizer: AddressNormalizer) throws -> NumberProfiles {
    guard let profiles else { return NumberProfiles() }
    let input = try SheetInput(profiles, delimiter: sheet.delimiter)
    defer { input.close() }
    do {
      return try NumberProfiles(input, of: numbers, normalizer: normalizer)
    } catch let error as SheetError {
      input.report(error)
      throw ExitCode(1)
    }
  }
}

/// What a file of messages holds: those that were understood, and how many of each other kind there were.
struct InboundReading {
  private(set) var understood: [(message: InboundMessage, match: KeywordMatch)] = []
  private(set) var unclear: [(message: InboundMessage, locale: LocaleTag?)] = []
  private(set) var other = 0
  private(set) var outbound = 0
  private(set) var badRows = 0

  /// Reads the messages; each problem is reported with its line.
  init(_ sheet: SheetInput, matcher: KeywordMatcher, normalizer: AddressNormalizer, now: Timestamp) throws {
    var rows = try sheet.rows(members: InboundColumns.members, ids: InboundColumns.ids)
    guard let columns = InboundColumns(rows.columns.names) else {
      let found = rows.columns.names.prefix(20).map { "`\($0.prefix(40))`" }.joined(separator: ", ")
      throw ValidationError(
        "\(sheet.name):1: a column with the sender's number (`number`, `from`, `msisdn`) and one with the text (`text`, `body`) are needed; "
          + "the columns are \(found): rename them, or say what separates them with --delimiter")
    }
    while let row = try rows.next() {
      if let problem = row.problem {
        badRows += 1
        sheet.report(problem.message, line: row.line)
        continue
      }
      switch columns.row(row.fields, line: row.line, normalizer: normalizer, now: now) {
      case .outbound: outbound += 1
      case .problem(let problem):
        badRows += 1
        sheet.report(problem.sentence, line: row.line)
      case .message(let message):
        switch matcher.read(message.text) {
        case .other: other += 1
        case .keyword(let match): understood.append((message, match))
        case .unclear(let reason, let locale):
          unclear.append((message, locale))
          sheet.report(reason.sentence, line: row.line, .warning)
        }
      }
    }
  }
}

/// Which profiles some numbers belong to.
struct NumberProfiles {
  private var profiles: [Address: [Profile.ID]] = [:]
  private(set) var badRows = 0

  /// No profiles.
  init() {}

  /// Reads those of the numbers that are wanted, so that memory doesn't grow with the file. The columns are `profile` and one of `address`, `number`
  /// and `phone`.
  init(_ sheet: SheetInput, of wanted: Set<Address>, normalizer: AddressNormalizer) throws {
    let names = ["address", "number", "phone", "msisdn", "mobile"]
    var rows = try sheet.rows(members: ["profile"] + names, ids: ["profile"] + names)
    let columns = rows.columns.names.map { $0.lowercased() }
    guard let profileColumn = columns.firstIndex(of: "profile"), columns.contains(where: names.contains) else {
      throw ValidationError("\(sheet.name):1: a column `profile` and a column `address` or `number` are needed: rename the columns")
    }
    while let row = try rows.next() {
      if let problem = row.problem {
        badRows += 1
        sheet.report(problem.message, line: row.line)
        continue
      }
      let number = zip(columns, row.fields).first { names.contains($0.0) && !$0.1.isEmpty }?.1
      guard let number, let address = try? InboundColumns.address(number, normalizer), wanted.contains(address) else { continue }
      guard let profile = Profile.ID(row.fields[profileColumn]) else {
        badRows += 1
        sheet.report("the profile is empty or longer than 64 bytes: give its id", line: row.line)
        continue
      }
      if profiles[address]?.contains(profile) != true { profiles[address, default: []].append(profile) }
    }
  }

  /// That of the message itself, else those that the file names.
  func profiles(of message: InboundMessage) -> [Profile.ID] { message.profile.map { [$0] } ?? profiles[message.number] ?? [] }
}
