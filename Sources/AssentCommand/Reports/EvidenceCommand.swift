import ArgumentParser
import AssentEvidence
import AssentFormats
import AssentModel
import Foundation

struct EvidenceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence", abstract: "Shows what proves a person's choices: each with the very page they saw, checked against its hash.",
    discussion: "The JSON is a consent record of ISO/IEC TS 27560:2023 for every choice. Ends with code 1 when a page or the chain doesn't hold.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, html
  }

  @Argument(help: "The person's id.")
  var profile: Profile.ID

  @OptionGroup var store: StoreOption

  @Option(help: ArgumentHelp("The archive that assent build keeps.", valueName: "dir"))
  var archive = "archive"

  @Flag(help: "Don't look for the pages.")
  var noPages = false

  @Option(help: "What to write.")
  var format = Format.text

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file to write; otherwise standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard noPages || FileManager.default.fileExists(atPath: archive) else {
      throw ValidationError("There is no archive \(archive): name it with --archive, or leave the pages out with --no-pages.")
    }
  }

  func run() async throws {
    let collector = EvidenceCollector(reader: try await store.open(), archive: noPages ? nil : PageArchiveReader(folder: archive))
    let evidence = try await collector.evidence(of: profile, at: SystemClock.now)
    let text =
      switch format {
      case .text: EvidenceText(evidence).text
      case .json: EvidenceJSON(evidence).text
      case .html: EvidenceHTML(evidence, version: Assent.version).text
      }
    try OutputFile.write(text, to: output, .neverReplaces)
    guard evidence.isSound else {
      StandardStream.error.print("something doesn't hold: see what is marked")
      throw ExitCode(1)
    }
    if evidence.entries.isEmpty { StandardStream.error.print("the store has no record of this profile") }
  }
}
