import ArgumentParser
import AssentModel
import AssentTranslation

struct ImportTranslationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Takes over what a translator sent back.",
    discussion: """
      Prints each string that changes, old and new, and each that is refused, with the reason. If one is refused nothing is written, unless --skip-refused is \
      given. The string table is replaced in one step; its comments, order and style stay.
      """)

  @Argument(help: "An XLIFF, PO or CSV file that was made by assent translations export.")
  var file: String

  @Option(help: ArgumentHelp("The locale that the file must be for; otherwise any of the site.", valueName: "tag"))
  var locale: LocaleTag?

  @Flag(help: "Show what would change, and write nothing.")
  var dryRun = false

  @Flag(help: "Take over what can be, and leave out what is refused.")
  var skipRefused = false

  @OptionGroup var site: SiteOption

  func run() throws {
    let project = try TranslationReport.run { () throws(TranslationFailure) in try TranslationProject.load(site: site.folder) }
    let plan = try TranslationReport.run { () throws(TranslationFailure) in
      try ImportPlan.make(try ExchangeOutput.read(file), name: file, project: project, expected: locale)
    }
    for change in plan.changes { StandardStream.output.print(ImportListing.text(change)) }
    for refusal in plan.refusals { StandardStream.error.print(refusal.description) }
    let isRefused = !plan.refusals.isEmpty && (!skipRefused || plan.locale == nil)
    let writes = !dryRun && !isRefused
    if writes { try TranslationReport.run { () throws(TranslationFailure) in try plan.write(to: project) } }
    StandardStream.error.print(ImportListing.summary(plan, isWritten: writes))
    if !plan.refusals.isEmpty { throw ExitCode(1) }
  }
}
