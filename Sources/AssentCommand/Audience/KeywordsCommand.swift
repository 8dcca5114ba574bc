import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentModel
import AssentPreferences
import AssentSheets
import AssentSite

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
        store: store, unknownNumbers: configuration.keywords.unknownNumbers, validity: validity, isDryRun: dryRun,
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
