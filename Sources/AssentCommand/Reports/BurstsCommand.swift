public import ArgumentParser
import AssentEvidence
public import AssentModel
import AssentPreferences

struct BurstsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bursts", abstract: "Lists opt-outs that look machine-made: many at once, of one campaign or from one network.",
    discussion: BurstRule().explanation)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var store: StoreOption

  @Option(help: ArgumentHelp("From this day on, from midnight UTC.", valueName: "day"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("To this day, which is the last.", valueName: "day"))
  var to: CalendarDate?

  @Option(help: ArgumentHelp("How close together the opt-outs of a burst are.", valueName: "time"))
  var window = TimeSpan(milliseconds: 10_000)

  @Option(help: ArgumentHelp("The fewest that are a burst.", valueName: "number"))
  var minimum = 10

  @Option(help: "What to write.")
  var format = Format.text

  func validate() throws {
    guard minimum >= 2 else { throw ValidationError("--minimum takes a number from 2") }
  }

  func run() async throws {
    let store = try await store.open()
    let rule = BurstRule(window: window.milliseconds, minimum: minimum)
    let end = to.map { CalendarDate(daysSince1970: $0.daysSince1970 + 1).start }
    var finder = BurstFinder(rule: rule, from: from?.start, to: end)
    var position = HistoryPosition.start
    while true {
      let page = try await store.entries(after: position, limit: 1000)
      guard let last = page.last else { break }
      for entry in page { finder.follow(entry) }
      position = last.position
    }
    let report = BurstReport(bursts: finder.bursts, count: finder.count, rule: rule)
    StandardStream.output.write(format == .json ? report.json : report.text)
  }
}

extension CalendarDate: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
