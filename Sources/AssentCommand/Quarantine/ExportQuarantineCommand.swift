import ArgumentParser
import AssentPreferences

struct ExportQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes addresses with their status as CSV or JSON lines; assent quarantine import reads both.",
    discussion: "In CSV a cell that a spreadsheet would take for a formula gets an apostrophe in front; the import takes it away again.")

  @OptionGroup var filter: QuarantineFilter

  @Option(help: "What to write: CSV with a header, or a JSON object per line.")
  var format = QuarantineRow.Format.csv

  @Option(name: .shortAndLong, help: ArgumentHelp("The file; otherwise standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var store: StoreOption

  func run() async throws {
    let count = try await QuarantineExport(filter: filter, format: format).write(try await store.open(), to: output)
    if let output { StandardStream.output.print("\(count) \(count == 1 ? "address" : "addresses") written to \(output)") }
  }
}

extension QuarantineRow.Format: ExpressibleByArgument {}
