import ArgumentParser
import AssentFormats
import AssentLocalization
import AssentModel
import AssentTranslation

struct ExportTranslationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the strings of a locale for its translator.",
    discussion: """
      Notes, limits, states and plural categories go along; placeholders are protected. What comes back is read by assent translations import, which refuses \
      strings whose source has changed since.
      """)

  @Option(help: ArgumentHelp("The locale to translate to.", valueName: "tag"))
  var locale: LocaleTag

  @Option(help: ArgumentHelp("The file format.", valueName: "xliff2|xliff1.2|po|csv"))
  var format = ExchangeFormat.xliff2

  @Option(help: ArgumentHelp("Only strings like these, separated by commas; may be repeated.", valueName: "new,stale,machine"))
  var only: [String] = []

  @Option(name: [.short, .long], help: ArgumentHelp("The file to write; otherwise standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var site: SiteOption

  func validate() throws { _ = try UnitSelection.list(only) }

  func run() throws {
    let project = try TranslationReport.run { () throws(TranslationFailure) in try TranslationProject.load(site: site.folder) }
    try TranslationReport.check(locale, in: project)
    let selection = try UnitSelection.list(only)
    let file = try TranslationReport.run { () throws(TranslationFailure) in
      ExchangeFile(
        source: try project.table(project.source).table, target: try project.table(locale).table, only: selection,
        inherited: try project.inheritedKeys(locale))
    }
    let text = format.text(file)
    if let output {
      try TranslationReport.run { () throws(TranslationFailure) in try ExchangeOutput.write(text, to: output) }
    } else {
      StandardStream.output.write(text)
    }
    StandardStream.error.print("\(TranslationReport.count(file.count, "string")) for \(locale)")
  }
}

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

/// What an import changes, for people.
enum ImportListing {
  /// The key, then old and new text, each with its state.
  static func text(_ change: ImportChange) -> String {
    var lines = [change.key.text]
    let texts = change.texts
    for text in texts {
      let category = text.category.map { "\($0.rawValue): " } ?? ""
      if let old = text.old { lines.append("  - \(category)\"\(VisibleScalar.escaped(old))\"") }
      if let new = text.new { lines.append("  + \(category)\"\(VisibleScalar.escaped(new))\"") }
    }
    let old = change.oldState?.rawValue ?? "missing"
    let state = old == change.newState.rawValue ? old : "\(old) → \(change.newState.rawValue)"
    lines.append("    \(state)" + (change.isConfirmed ? ", for today's source text" : ""))
    return lines.joined(separator: "\n")
  }

  static func summary(_ plan: ImportPlan, isWritten: Bool) -> String {
    let counts = [
      "\(plan.changes.count) changed", "\(plan.unchanged) unchanged", "\(plan.untranslated) not translated", "\(plan.refusedKeys.count) refused",
    ].joined(separator: ", ")
    return counts + (isWritten ? "" : "; nothing was written")
  }
}
