import ArgumentParser
import AssentLocalization
import AssentModel
import AssentReports
import AssentTranslation
import Foundation

struct TranslationStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows how much is translated, by locale and state.",
    discussion: "A stale string counts in its state, too. Done are translated and reviewed strings that aren't stale.")

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: ArgumentHelp("This locale only; may be repeated.", valueName: "tag"))
  var locale: [LocaleTag] = []

  @Option(help: ArgumentHelp("A table for people, or JSON for programs.", valueName: "text|json"))
  var format = Format.text

  @OptionGroup var site: SiteOption

  func run() throws {
    let project = try TranslationReport.run { () throws(TranslationFailure) in try TranslationProject.load(site: site.folder) }
    let locales = try TranslationReport.targets(locale, of: project)
    let statuses = try TranslationReport.run { () throws(TranslationFailure) in try TranslationStatus.statuses(of: locales, in: project) }
    switch format {
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      StandardStream.output.print(String(decoding: try encoder.encode(statuses), as: UTF8.self))
    case .text:
      var table = TextTable(numeric: Set(1...8))
      table.add(["locale", "strings", "missing", "new", "machine", "translated", "reviewed", "stale", "done"])
      for status in statuses {
        table.add(
          [status.locale]
            + [status.strings, status.missing, status.new, status.machine, status.translated, status.reviewed, status.stale].map(String.init)
            + ["\(status.donePercentage) %"])
      }
      StandardStream.output.print(table.lines.joined(separator: "\n"))
    }
  }
}
