import ArgumentParser
import AssentFormats
import AssentModel
import AssentQuality
import AssentSite
import Foundation
import SystemPackage

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Finds what is wrong in the site's texts and translations, as a native reviewer would.",
    discussion: """
      Everything that a build would report is among it. Severities, thresholds and exceptions are set in Locales/quality.yml, terms in Locales/glossary.yml, words that \
      no dictionary has in Locales/<tag>/words.txt.

      It exits with 0 when nothing is found at or above --fail-on, with 1 when something is, and with 2 when the check could not run.
      """)

  @OptionGroup var site: SiteOption

  @Option(help: ArgumentHelp("Check this locale only; may be repeated.", valueName: "tag"))
  var locale: [LocaleTag] = []

  @Option(help: "How the report is written: text, json, sarif, junit, github or html.")
  var format: ReportFormat = .text

  @Option(name: .shortAndLong, help: ArgumentHelp("The file that the report is written to, instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "The severity from which a finding fails the check: error, warning or note.")
  var failOn: Severity = .error

  @Option(help: ArgumentHelp("Report only what is on lines that changed since a git revision, or whose source text did.", valueName: "rev"))
  var changedSince: String?

  @Option(help: ArgumentHelp("Leave out the findings that this file lists.", valueName: "file"))
  var baseline: String?

  @Option(help: ArgumentHelp("Write the findings to a file, for --baseline.", valueName: "file"))
  var writeBaseline: String?

  @Flag(help: "Make each text that comes from another locale an error.")
  var noFallback = false

  @Flag(help: "Don't look words up in dictionaries.")
  var noSpelling = false

  @Option(help: ArgumentHelp("The number of threads.", valueName: "number"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Print the rules; with --format json as JSON.")
  var rules = false

  @Flag(help: "Print the schema of the JSON report.")
  var jsonSchema = false

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs takes a number from 1") }
  }

  func run() throws {
    if rules { return printRules() }
    if jsonSchema { return StandardStream.output.write(JSONReport.schema) }
    do {
      let report = try narrowed(try check())
      try write(report)
      if report.findings.contains(where: { $0.finding.severity >= failOn }) { throw ExitCode(1) }
    } catch let error as CheckFailure {
      for line in error.lines { StandardStream.error.print(line) }
      throw ExitCode(2)
    }
  }

  private func printRules() {
    let listing = RuleListing(SiteCheck.rules)
    StandardStream.output.write(format == .json ? listing.json : listing.text)
  }

  /// The findings that are left when exceptions and the baseline are applied.
  private func check() throws -> CheckResult {
    let options = CheckOptions(
      site: site.folder, locales: locale, jobs: jobs, forbidsFallback: noFallback, checksSpelling: !noSpelling,
      dictionaryPath: ProcessInfo.processInfo.environment["DICPATH"])
    do {
      switch try SiteCheck(options).run() {
      case .unreadable(let findings): throw CheckFailure(findings.map(\.description) + ["The site could not be checked"])
      case .checked(let report, let settings, let site): return CheckResult(report: report, settings: settings, site: site)
      }
    } catch let error as FileFailure {
      throw CheckFailure(["\(error)"])
    }
  }

  private func narrowed(_ run: CheckResult) throws -> CheckReport {
    var run = run
    if let writeBaseline { try run.writeBaseline(to: writeBaseline) }
    if let baseline { try run.applyBaseline(from: baseline) }
    if let changedSince { try run.keepChanges(since: changedSince, folder: site.folder) }
    return run.report
  }

  private func write(_ report: CheckReport) throws {
    let stream = StandardStream.output
    let colour = ReportColour(isTerminal: output == nil && stream.isTerminal, environment: ProcessInfo.processInfo.environment)
    let options = ReportOptions(version: Assent.version, colour: colour, failOn: failOn, siteFolder: CheckFolder(site.folder).fromRepository)
    let folder = site.folder
    let sources = SourceLines { path in
      FileManager.default.contents(atPath: "\(folder)/\(path)").map { SourceLines.lines(String(decoding: $0, as: UTF8.self)) } ?? []
    }
    let text = ReportWriter(report, sources: sources, options: options).text(in: format)
    guard let output else { return stream.write(text) }
    do throws(FileError) {
      try OutputFile.write(text, to: output, .readableByAll)
    } catch {
      throw CheckFailure(["\(output): the report can't be written: \(error.errno)"])
    }
    let count = report.findings.count
    StandardStream.error.print("\(count) \(count == 1 ? "finding" : "findings"), \(output)")
  }
}

/// Why a check could not run, in lines for people.
struct CheckFailure: Error {
  let lines: [String]

  init(_ lines: [String]) { self.lines = lines }
}
