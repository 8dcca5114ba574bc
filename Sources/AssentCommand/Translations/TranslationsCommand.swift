import ArgumentParser
import AssentFormats
import AssentLocalization
import AssentModel
import AssentTranslation
import Foundation

struct TranslationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translations", abstract: "Exchanges strings with translators, and keeps account of what is translated.",
    subcommands: [
      ExportTranslationsCommand.self, ImportTranslationsCommand.self, SyncTranslationsCommand.self, TranslationStatusCommand.self,
      AddLocaleCommand.self,
    ])
}

/// Runs a step of the exchange; what is wrong with the site's files is printed, and ends the command with 2.
enum TranslationReport {
  static func run<Result>(_ step: () throws(TranslationFailure) -> Result) throws -> Result {
    do throws(TranslationFailure) {
      return try step()
    } catch {
      for finding in error.findings { StandardStream.error.print(finding.description) }
      throw ExitCode(2)
    }
  }

  /// The locales that were named, or all that are translated to.
  static func targets(_ named: [LocaleTag], of project: TranslationProject) throws -> [LocaleTag] {
    for locale in named { try check(locale, in: project) }
    return named.isEmpty ? project.targets : named
  }

  static func check(_ locale: LocaleTag, in project: TranslationProject) throws {
    guard !project.targets.contains(locale) else { return }
    let known = project.targets.map(\.description).joined(separator: ", ")
    throw ValidationError(
      locale == project.source ? "\(locale) is the language that is translated from." : "\(locale) is no locale of the site; it has \(known).")
  }

  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

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
