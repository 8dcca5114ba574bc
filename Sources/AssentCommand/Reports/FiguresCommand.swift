public import ArgumentParser
public import AssentEvidence
import AssentFormats
import AssentModel
import AssentStore
import Foundation
import SystemPackage

struct FiguresCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Reports opt-outs and opt-ins over time, by channel, service, language, method and campaign. This is what assent report does.",
    discussion: """
      Services and campaigns are called what the site calls them; without a site they have numbers. The list for --sent is CSV with the columns campaign (its slug), \
      recipients, and perhaps sent: the day, or the moment as 2026-10-05T08:00:00Z, from which the time until a choice is then measured. Otherwise it is \
      measured from the day from which site.yml publishes the campaign: a link doesn't say when it was sent.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, html, json
  }

  @OptionGroup var store: StoreOption

  @OptionGroup var site: SiteOption

  @Option(help: ArgumentHelp("From this day on; otherwise from the first choice.", valueName: "day"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("To this day, which is the last; otherwise to the last choice, or to today with --from.", valueName: "day"))
  var to: CalendarDate?

  @Option(help: ArgumentHelp("This campaign alone.", valueName: "slug"))
  var campaign: String?

  @Option(help: ArgumentHelp("The time zone in which days begin and end, such as Europe/Brussels.", valueName: "name"))
  var timeZone = ReportTimeZone.utc

  @Option(help: ArgumentHelp("A list of what was sent, CSV: campaign, recipients and perhaps sent.", valueName: "file"))
  var sent: String?

  @Option(
    help: ArgumentHelp("What separates the columns of that list, such as ';' or tab; otherwise what comes first in it.", valueName: "character"))
  var delimiter: Delimiter?

  @Option(help: "What to write.")
  var format = Format.text

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file to write; otherwise standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Draw with signs that every terminal has; otherwise only where the environment's locale isn't one of UTF-8.")
  var ascii = false

  @Flag(help: "Print the schema of the JSON.")
  var jsonSchema = false

  func validate() throws {
    if let from, let to, to < from { throw ValidationError("--from \(from) is after --to \(to): no day lies between them.") }
  }

  func run() async throws {
    if jsonSchema { return StandardStream.output.write(FiguresJSON.schema) }
    let now = SystemClock.now
    let reported = try ReportedSite(site, campaign: campaign)
    let list = try sent.map { try SentList.read($0, delimiter: delimiter, site: reported, timeZone: timeZone) }
    let question = FigureQuestion(
      from: from, to: to, today: timeZone.day(of: now), campaign: reported.campaign, timeZone: timeZone,
      starts: reported.starts.merging(list?.starts ?? [:]) { $1 }, recipients: list?.recipients ?? [:])
    let bar = ProgressBar(label: "entries", isShown: true)
    let figures = try await FigureCollector(reader: try await store.open()).figures(question) { done, total in
      bar.update(done: Int(clamping: done), total: Int(clamping: total))
    }
    bar.clear()
    try write(text(of: figures, names: reported.names, at: now))
    if figures.isEmpty { StandardStream.error.print(Self.emptiness(figures, campaign: campaign)) }
  }

  private func text(of figures: Figures, names: FigureNames, at now: Timestamp) -> String {
    let environment = ProcessInfo.processInfo.environment
    switch format {
    case .json: return FiguresJSON(figures, names: names, madeAt: now, version: Assent.version).text
    case .html: return FiguresHTML(figures, names: names, madeAt: now, version: Assent.version).text
    case .text:
      let colour = ReportColour(isTerminal: output == nil && StandardStream.output.isTerminal, environment: environment)
      let signs = ascii ? .ascii : TerminalDrawing.Signs(environment: environment)
      return FiguresText(figures, names: names, signs: signs, colour: colour).text
    }
  }

  private func write(_ text: String) throws {
    do throws(FileError) { try OutputFile.write(text, to: output) } catch {
      throw ValidationError("\(error.path): the report can't be written: \(error.errno)")
    }
  }

  private static func emptiness(_ figures: Figures, campaign: String?) -> String {
    let about = campaign.map { " for the campaign \($0)" } ?? ""
    guard let days = figures.days else { return "no choice was recorded\(about): the store's history has none" }
    return "no choice was recorded\(about) between \(days.lowerBound) and \(days.upperBound) (\(figures.timeZone.name))"
  }
}

extension ReportTimeZone: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
  public var defaultValueDescription: String { name }
}

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports on what a store holds: how opting out and in went.",
    subcommands: [FiguresCommand.self, BurstsCommand.self], defaultSubcommand: FiguresCommand.self)
}
