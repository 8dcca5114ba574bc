import ArgumentParser
import AssentModel
import AssentSite
import Foundation

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build", abstract: "Makes the site's pages, validates them and publishes them.",
    discussion: "Nothing is published when there is an error: the last good site stays as it was.")

  @OptionGroup var site: SiteOption

  @Option(help: ArgumentHelp("The folder that the site is written to.", valueName: "dir"))
  var output = "public"

  @Option(
    help: ArgumentHelp(
      "The folder that keeps every page that was ever published, for assent evidence; otherwise archive, beside the output.", valueName: "dir"))
  var archive: String?

  @Flag(help: "Keep no published pages: then nobody can show what a person saw.")
  var noArchive = false

  @Option(help: ArgumentHelp("Build this locale only; may be repeated.", valueName: "tag"))
  var locale: [LocaleTag] = []

  @Option(help: ArgumentHelp("Build this campaign only; may be repeated.", valueName: "slug"))
  var campaign: [String] = []

  @Flag(help: "Add the locales en-XA, accented and 40 % longer, and ar-XB, from right to left: they show what can't be translated or overflows.")
  var pseudo = false

  @Option(help: ArgumentHelp("The number of threads.", valueName: "number"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @Flag(help: "Print problems only.")
  var quiet = false

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs takes a number from 1") }
  }

  func run() throws {
    let options = BuildOptions(
      site: site.folder, output: output, archive: noArchive ? nil : archive ?? Self.archive(beside: output), locales: locale, campaigns: campaign,
      jobs: jobs,
      hasPseudoLocales: pseudo)
    let progress = ProgressBar(label: "pages", isShown: !quiet)
    let report = try SiteBuild(options: options, program: ProgramIdentity.current) { progress.update(done: $0, total: $1) }.run()
    progress.clear()
    for finding in report.findings { StandardStream.error.print(finding.description) }
    if report.hasErrors {
      let errors = report.findings.count { $0.severity == .error }
      StandardStream.error.print("\(errors) \(errors == 1 ? "error" : "errors"); nothing was published")
      throw ExitCode(1)
    }
    if !quiet { StandardStream.output.print(BuildTable(report: report, output: output).text) }
  }

  /// `archive` in the folder of the output.
  private static func archive(beside output: String) -> String {
    let parts = output.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(String.init)
    return (output.hasPrefix("/") ? "/" : "") + (parts + ["archive"]).joined(separator: "/")
  }
}
