import ArgumentParser
import AssentFormats
import AssentLinks
import AssentModel
import AssentSite
import Foundation
import Glibc

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
    let sheet = try LinkSheet(
      ring: keys.ring(), baseURL: configuration.baseURL, actions: actions(), template: options.template(configuration, now: .now),
      locales: Set(configuration.locales.map(\.tag)), defaultLocale: options.locale ?? configuration.sourceLocale,
      strictness: strict ? .stop : .skip, jobs: jobs)
    let source = input == "-" ? 0 : unsafe open(input, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw ValidationError("Can't read \(input): \(unsafe String(cString: strerror(errno))).") }
    let name = input == "-" ? "standard input" : input
    do {
      let file = try OutputFile(output)
      let counts = try sheet.write(from: source, to: file.descriptor.number) { problem in
        StandardStream.error.print("\(name):\(problem.line): error: \(problem.message)")
      }
      try file.publish()
      report(counts)
      if counts.skipped > 0 { throw ExitCode(1) }
    } catch let error as LinkSheetError {
      if case .badRow(let problem) = error.code {
        StandardStream.error.print("\(name):\(problem.line): error: \(problem.message)")
      } else {
        StandardStream.error.print("\(name): error: \(error.message)")
      }
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
