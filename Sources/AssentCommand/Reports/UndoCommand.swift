public import ArgumentParser
public import AssentEvidence
import AssentPreferences

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
    let undo = BurstUndo(store: try await store.open())
    guard let members = try await undo.members(of: burst) else {
      throw ValidationError("The store has no burst \(burst): see assent report bursts. Those of a network end with its removal.")
    }
    let statement = SenderStatement(reason: "\(reason) (burst \(burst))", actor: self.operator)
    let result = dryRun ? try await undo.preview(members) : try await undo.run(members, statement: statement) { SystemClock.now }
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
