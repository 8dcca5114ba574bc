import ArgumentParser
import AssentFormats
import AssentLinks
import AssentLocalization
import AssentModel
import AssentSite
import Foundation

struct LinksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "links", abstract: "Adds signed links to a list of profiles.",
    discussion: """
      The list is CSV with a header, in UTF-8: a column 'profile' and, if rows differ in it, a column 'locale'. Every column is copied, and one is \
      added per action: opt_out_link, opt_in_link, preferences_link.
      """)

  @Argument(help: "The list; - for standard input.")
  var input: String

  @Option(name: [.short, .long], help: ArgumentHelp("The file to write; otherwise standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Actions, separated by commas; may be repeated.", valueName: "opt-out,opt-in,preferences"))
  var action: [String] = []

  @Option(help: ArgumentHelp("What separates the columns, such as ';' or tab; otherwise a comma.", valueName: "character"))
  var delimiter: Delimiter?

  @Flag(help: "End the run at the first bad row, instead of leaving it out.")
  var strict = false

  @Option(help: ArgumentHelp("The number of threads.", valueName: "number"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var options: LinkOptions
  @OptionGroup var site: SiteOption
  @OptionGroup var keys: KeysOption

  func validate() throws {
    _ = try actions()
    guard jobs > 0 else { throw ValidationError("--jobs takes a number from 1") }
  }

  private func actions() throws -> [LinkAction] {
    let names = action.flatMap { $0.split(separator: ",").map(String.init) }
    return try (names.isEmpty ? ["opt-out"] : names).map { name in
      guard let action = LinkAction(argument: name) else {
        throw ValidationError("'\(name)' is no action; actions are \(LinkAction.allValueStrings.joined(separator: ", ")).")
      }
      return action
    }
  }

  func run() throws {
    let configuration = try SiteReader.configuration(site.folder)
    let source = try SheetInput(input, delimiter: delimiter)
    defer { source.close() }
    guard source.format != .jsonLines else { throw ValidationError("\(input): links are added to CSV only: convert the list, and name it .csv.") }
    let sheet = try LinkSheet(
      ring: keys.ring(), baseURL: configuration.baseURL, actions: actions(), template: options.template(configuration, now: SystemClock.now),
      locales: Set(configuration.locales.tags), defaultLocale: options.locale ?? configuration.sourceLocale,
      separator: source.separator, strictness: strict ? .stop : .skip, jobs: jobs)
    do {
      let file = try OutputFile(output)
      let counts = try sheet.write(from: source.descriptor, to: file.descriptor.number) { problem in
        source.report(problem.message, line: problem.line)
      }
      try file.publish()
      report(counts)
      if counts.skipped > 0 { throw ExitCode(1) }
    } catch let error as SheetError {
      source.report(error)
      throw ExitCode(1)
    }
  }

  private func report(_ counts: LinkSheetCounts) {
    if counts.addressLike > 0 {
      StandardStream.error.print(
        "warning: \(counts.addressLike) profile ids look like e-mail addresses or phone numbers; links are logged by others: use opaque ids")
    }
    StandardStream.error.print("\(counts.written) rows written, \(counts.skipped) left out")
  }
}
