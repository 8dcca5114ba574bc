import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentFormats
import AssentModel
import AssentSite
import AssentStore
import Glibc

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

  @Option(help: "How the messages are written; otherwise their name tells.")
  var format: InboundFormat?

  @Option(help: ArgumentHelp("What separates the fields of CSV: one character, or tab.", valueName: "character"))
  var delimiter = ","

  @Option(help: ArgumentHelp("Who does it; it stands in every record.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Say what would happen, and change nothing.")
  var dryRun = false

  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func validate() throws { _ = try separator() }

  private func separator() throws -> UInt8 {
    if delimiter == "tab" { return UInt8(ascii: "\t") }
    guard let byte = delimiter.utf8.first, delimiter.utf8.count == 1, !"\"\r\n".utf8.contains(byte) else {
      throw ValidationError("--delimiter takes one character of ASCII, or tab.")
    }
    return byte
  }

  func run() async throws {
    let configuration = try SiteReader.configuration(site.folder)
    let normalizer = AddressNormalizer(configuration.addresses)
    let store = try await store.open()
    do {
      let sheet = InboundSheet(input, format: format, separator: try separator())
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
      StandardStream.error.print("\(input == "-" ? "standard input" : input): error: \(error)")
      throw ExitCode(1)
    }
  }

  private func numberProfiles(of numbers: Set<Address>, _ normalizer: AddressNormalizer) throws -> NumberProfiles {
    guard let profiles else { return NumberProfiles() }
    return try NumberProfiles(InboundSheet(profiles, format: nil, separator: separator()), of: numbers, normalizer: normalizer)
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
  init(_ sheet: InboundSheet, matcher: KeywordMatcher, normalizer: AddressNormalizer, now: Timestamp) throws {
    var columns: InboundColumns?
    try sheet.read(members: InboundColumns.members) { names, row in
      if columns == nil { columns = InboundColumns(names) }
      guard let columns else {
        let found = names.prefix(20).map { "`\($0.prefix(40))`" }.joined(separator: ", ")
        throw ValidationError(
          "\(sheet.name):1: a column with the sender's number (`number`, `from`, `msisdn`) and one with the text (`text`, `body`) are needed; "
            + "the columns are \(found): rename them, or say what separates them with --delimiter")
      }
      if let problem = row.problem {
        badRows += 1
        return sheet.report(row.line, .error, problem.message)
      }
      switch columns.row(row.fields, line: row.line, normalizer: normalizer, now: now) {
      case .outbound: outbound += 1
      case .problem(let problem):
        badRows += 1
        sheet.report(row.line, .error, problem.sentence)
      case .message(let message):
        switch matcher.read(message.text) {
        case .other: other += 1
        case .keyword(let match): understood.append((message, match))
        case .unclear(let reason, let locale):
          unclear.append((message, locale))
          sheet.report(row.line, .warning, reason.sentence)
        }
      }
    }
  }
}

/// A file of messages, or of numbers and their profiles, read row by row.
struct InboundSheet {
  let name: String
  private let path: String
  private let format: SheetFormat

  /// `-` is standard input. JSON lines are known by the end of their name, unless the format says what it is.
  init(_ path: String, format: InboundFormat?, separator: UInt8) {
    let isJSON = format.map { $0 == .jsonl } ?? [".jsonl", ".ndjson"].contains { path.hasSuffix($0) }
    self.path = path
    self.name = path == "-" ? "standard input" : path
    self.format = isJSON ? .jsonLines : .csv(separator: separator)
  }

  /// Shows each row with the names of the columns; the members are what is looked for in JSON lines.
  ///
  /// - Throws: `SheetError`, and when the file can't be opened.
  func read(members: [String], _ body: ([String], SheetRow) throws -> Void) throws {
    let descriptor = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ValidationError("Can't read \(path): \(unsafe String(cString: strerror(errno))).") }
    defer { if descriptor != 0 { close(descriptor) } }
    var rows = try SheetRows(descriptor, format: format, members: members)
    while let row = try rows.next() { try body(rows.columns.names, row) }
  }

  func report(_ line: Int, _ severity: Severity, _ message: String) {
    StandardStream.error.print("\(name):\(line): \(severity.rawValue): \(message)")
  }
}

/// How the rows of a file are written.
enum InboundFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
  case jsonl
}

/// Which profiles some numbers belong to.
struct NumberProfiles {
  private var profiles: [Address: [Profile.ID]] = [:]
  private(set) var badRows = 0

  /// No profiles.
  init() {}

  /// Reads those of the numbers that are wanted, so that memory doesn't grow with the file. The columns are `profile` and one of `address`, `number`
  /// and `phone`.
  init(_ sheet: InboundSheet, of wanted: Set<Address>, normalizer: AddressNormalizer) throws {
    let names = ["address", "number", "phone", "msisdn", "mobile"]
    try sheet.read(members: ["profile"] + names) { columns, row in
      let columns = columns.map { $0.lowercased() }
      guard let profileColumn = columns.firstIndex(of: "profile"), columns.contains(where: names.contains) else {
        throw ValidationError("\(sheet.name):1: a column `profile` and a column `address` or `number` are needed: rename the columns")
      }
      if let problem = row.problem {
        badRows += 1
        return sheet.report(row.line, .error, problem.message)
      }
      let number = zip(columns, row.fields).first { names.contains($0.0) && !$0.1.isEmpty }?.1
      guard let number, let address = try? InboundColumns.address(number, normalizer), wanted.contains(address) else { return }
      guard let profile = Profile.ID(row.fields[profileColumn]) else {
        badRows += 1
        return sheet.report(row.line, .error, "the profile is empty or longer than 64 bytes: give its id")
      }
      if profiles[address]?.contains(profile) != true { profiles[address, default: []].append(profile) }
    }
  }

  /// That of the message itself, else those that the file names.
  func profiles(of message: InboundMessage) -> [Profile.ID] { message.profile.map { [$0] } ?? profiles[message.number] ?? [] }
}
