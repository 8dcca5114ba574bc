import ArgumentParser
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
    StandardStream.error.print("\(TranslationReport.count(file.units.count, "string")) for \(locale)")
  }
}
