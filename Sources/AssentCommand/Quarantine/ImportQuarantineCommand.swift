import ArgumentParser
import AssentModel
import AssentPreferences
import AssentSheets

struct ImportQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes over the status of addresses from a file: another system's quarantine, or an export.",
    discussion: """
      The file has the column address, and may have channel, status (valid, erroneous, in-quarantine, on-denylist), since, reason and \
      error_text, as CSV with a header or as JSON lines, in UTF-8; other columns don't count. What a row leaves out comes from --channel, \
      --status and --reason, and since is now. A row that was imported before adds nothing, even when the address was released since, so a file \
      may be imported again. With one bad row nothing is recorded, unless --partial is given.
      """)

  @Argument(help: "The file; - for standard input.")
  var file: String

  @Option(help: "How it is written; otherwise the name tells: .jsonl is JSON lines, all else CSV.")
  var format: SheetFormatArgument?

  @Option(help: ArgumentHelp("What stands between fields: , or ; or tab.", valueName: "character"))
  var delimiter = Delimiter.comma

  @Option(help: "The channel of rows that name none.")
  var channel = Channel.email

  @Option(help: "The status of rows that name none.")
  var status = QuarantineStatus.quarantined

  @Option(help: ArgumentHelp("Why, for rows that don't say.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("Who imports it.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Record the good rows and list the bad ones; a thousand at a time, so a run that ends early has recorded the first rows.")
  var partial = false

  @Flag(help: "Check every row, and record nothing.")
  var dryRun = false

  @OptionGroup var store: StoreOption
  @OptionGroup var rules: AddressRulesOption

  func validate() throws {
    guard reason?.allSatisfy(\.isWhitespace) != true else { throw ValidationError("--reason is empty: say why, or leave it out.") }
  }

  func run() async throws {
    let normalizer = try rules.normalizer()
    let store = try await dryRun ? store.open() : store.openOrMake()
    let input = try SheetInput(file, format: format, delimiter: delimiter)
    defer { input.close() }
    var run = QuarantineImport(store: store, isPartial: partial, isDryRun: dryRun)
    do {
      var rows = try input.rows(members: QuarantineRowReader.columns)
      let reader = try QuarantineRowReader(
        rows.columns, separator: input.separator, normalizer: normalizer, channel: channel, status: status, reason: reason, actor: self.operator)
      while let row = try rows.next() {
        if let problem = row.problem {
          input.report(problem.message, line: row.line)
          run.leaveOut()
          continue
        }
        do {
          try await run.take(try reader.change(row.fields, now: SystemClock.now), line: row.line)
        } catch let fault as QuarantineRowFault {
          input.report(fault.sentence, line: row.line)
          run.leaveOut()
        }
      }
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
