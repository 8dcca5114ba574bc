import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore

struct ImportChoicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes over choices that another system has: what was chosen, when, and what proves it.",
    discussion: """
      The file has the columns profile, choice (opt-in, opt-out, sign-up), scope (everything, channels such as email+sms, a service's name or number), \
      time and proof, as CSV with a header or as JSON lines, in UTF-8. Each row becomes a record at the time that it gives. A person's newest choice \
      wins: a row that is older than what the store holds for its scope is recorded and changes nothing, and of two choices of one instant the opt-out \
      holds. A row that was imported before is known and adds nothing, so a file may be imported again. With one bad row nothing is recorded, unless \
      --partial is given.
      """)

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("Who imports it.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Record the good rows and list the bad ones; up to a thousand at a time, so a run that ends early has recorded the first rows.")
  var partial = false

  @Flag(help: "Check every row, say what would become of it, and record nothing.")
  var dryRun = false

  @OptionGroup var sheet: SheetOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func run() async throws {
    let vocabulary = try SiteNames(site)
    let store = try await store.openOrMake(isDryRun: dryRun)
    let choices = try await ChoiceImport(into: store, actor: self.operator, validity: vocabulary.validity)
    let input = try SheetInput(file, sheet)
    defer { input.close() }
    var run = ImportRun(choices: choices, input: input, isPartial: partial, isDryRun: dryRun)
    do {
      var rows = try input.rows(members: ChoiceReader.columnNames, ids: ["profile"])
      let reader = try ChoiceReader(rows.columns, separator: input.separator, names: vocabulary.scopes, now: SystemClock.now)
      while let row = try rows.next() { try await run.take(row, reader) }
      try await run.finish()
    } catch let error as SheetError {
      input.report(error)
      run.reportEnd()
      throw ExitCode(1)
    } catch let error as StoreError {
      StandardStream.error.print("error: \(error)")
      run.reportEnd()
      throw ExitCode(1)
    }
  }
}
