import ArgumentParser
import AssentFormats
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
    let build = SiteBuild(options: options, program: ProgramIdentity.current) {
      progress.update(done: $0, total: $1)
    } onWait: { [output] in
      StandardStream.error.print("another build of \(output) is running: this one waits until it has ended")
    }
    let report = try build.run()
    progress.clear()
    for finding in report.findings { StandardStream.error.print(finding.description) }
    if report.hasErrors {
      let errors = report.findings.count { $0.severity == .error }
      StandardStream.error.print("\(errors) \(errors == 1 ? "error" : "errors"); nothing was published")
      throw ExitCode(1)
    }
    if !quiet { StandardStream.output.print(BuildTable(report: report, output: output).text) }
  }

  /// `archive` in the folder of the output. An output that is named by dots is looked up, since the folder above `.` isn't in its name.
  private static func archive(beside output: String) -> String {
    let names = output.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
    if let last = names.last, [".", ".."].contains(last) {
      return URL(filePath: output).standardizedFileURL.deletingLastPathComponent().appending(path: "archive").path(percentEncoded: false)
    }
    return (output.hasPrefix("/") ? "/" : "") + (names.dropLast() + ["archive"]).joined(separator: "/")
  }
}

/// The end of a build, for people: pages by kind and locale, their size, the time by stage.
struct BuildTable {
  let report: BuildReport
  let output: String

  var text: String {
    let locales = Set(report.counts.compactMap(\.locale)).sorted()
    var table = TextTable(numeric: Set(1...(locales.count + 1)))
    table.add(["pages"] + locales.map(\.description) + ["bytes"])
    for kind in PageKind.allCases {
      let counts = report.counts.filter { $0.kind == kind }
      guard !counts.isEmpty else { continue }
      let shared = counts.first { $0.locale == nil }
      let cells = locales.map { locale in String(counts.first { $0.locale == locale }?.pages ?? shared?.pages ?? 0) }
      table.add([kind.rawValue] + cells + [GroupedNumber.text(counts.reduce(0) { $0 + $1.bytes })])
    }
    let total = report.counts.reduce(0) { $0 + $1.pages }
    let bytes = report.counts.reduce(0) { $0 + $1.bytes }
    var lines = table.lines
    let stages = report.stages.map { "\($0.name) \(milliseconds($0.duration))" }.joined(separator: ", ")
    lines.append(
      "\(GroupedNumber.text(total)) \(total == 1 ? "page" : "pages"), \(GroupedNumber.text(bytes)) bytes in \(output): \(GroupedNumber.text(report.written)) written, "
        + "\(GroupedNumber.text(report.unchanged)) unchanged, \(GroupedNumber.text(report.removed)) removed"
        + (report.archived > 0 ? ", \(GroupedNumber.text(report.archived)) added to the archive" : ""))
    lines.append("time: \(stages)")
    return lines.joined(separator: "\n")
  }

  private func milliseconds(_ duration: Duration) -> String { duration.formatted(.units(allowed: [.milliseconds], width: .narrow)) }
}

/// What tells this program from another version of it: the size and time of the executable.
enum ProgramIdentity {
  /// Where the executable can't be looked at, a name that no build state has, so that every page is made again.
  static var current: String {
    do {
      let file = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      let values = try FileManager.default.attributesOfItem(atPath: file.path(percentEncoded: false))
      guard let size = values[.size] as? NSNumber, let time = values[.modificationDate] as? Date else { return UUID().uuidString }
      return "\(size) \(time.timeIntervalSince1970)"
    } catch {
      return UUID().uuidString
    }
  }
}
