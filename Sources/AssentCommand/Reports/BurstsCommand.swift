public import ArgumentParser
public import AssentEvidence
import AssentFormats
public import AssentModel
import AssentStore

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

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Takes back opt-outs that nobody meant, such as those of a mail scanner.",
    discussion: "Each becomes a record of its own, and only where the person has chosen nothing since. Doing it twice changes nothing more.")

  @Option(help: ArgumentHelp("The burst, as assent report bursts names it.", valueName: "id"))
  var burst: BurstID

  @Option(help: ArgumentHelp("Why. It stands in every record.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Say how many there are, and change nothing.")
  var dryRun = false

  @OptionGroup var store: StoreOption

  func run() async throws {
    let store = try await store.open()
    let undo = BurstUndo(store: dryRun ? store.dryRun : store)
    guard let members = try await undo.members(of: burst) else {
      throw ValidationError("The store has no burst \(burst): see assent report bursts. Those of a network end with its removal.")
    }
    let statement = SenderStatement(reason: "\(reason) (burst \(burst))", actor: self.operator)
    let result = try await undo.run(members, statement: statement) { SystemClock.now }
    StandardStream.output.print("\(result.undone) of \(members.count) opt-outs \(dryRun ? "would be taken back" : "taken back")")
    if result.changedSince > 0 {
      StandardStream.output.print("\(result.changedSince) left: their people have chosen since, or they were taken back before")
    }
    if result.erased > 0 { StandardStream.output.print("\(result.erased) left: their people were erased") }
  }
}

extension BurstID: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
