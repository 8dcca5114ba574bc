import ArgumentParser
import AssentModel
import AssentTranslation

struct AddLocaleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Starts a new locale from the source language.",
    discussion: """
      Writes Locales/TAG/strings.yml with every string of the source, each of them new, and adds the locale to Templates/site.yml. Documents are not copied: the \
      site shows them in a fallback, marked as such, until there is a translation.
      """)

  @Argument(help: "The language tag, such as de or fr-CA.")
  var tag: LocaleTag

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Locales that stand in for it, nearest first; otherwise the source.", valueName: "tag"))
  var fallback: [LocaleTag] = []

  @OptionGroup var site: SiteOption

  func run() throws {
    let project = try TranslationReport.run { () throws(TranslationFailure) in try TranslationProject.load(site: site.folder) }
    let documents = try TranslationReport.run { () throws(TranslationFailure) in
      try NewLocale(tag, fallbacks: fallback, project: project).add()
    }
    StandardStream.output.print("made \(TranslationProject.tablePath(tag)); added \(tag) to \(TranslationProject.configurationPath)")
    StandardStream.output.print("\(TranslationReport.count(documents.count, "document")) to translate into Locales/\(tag):")
    for document in documents { StandardStream.output.print("  \(document)") }
  }
}
