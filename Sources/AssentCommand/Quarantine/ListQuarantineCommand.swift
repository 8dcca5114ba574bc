import ArgumentParser
import AssentAddresses
import AssentModel
import AssentPreferences
import AssentReports

struct ListQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists addresses with their status, in the order of the addresses.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, jsonl
  }

  @OptionGroup var filter: QuarantineFilter

  @Option(help: "What to write: a table, CSV with a header, or a JSON object per line.")
  var format = Format.table

  @OptionGroup var store: StoreOption

  /// What a table shows; files have no limit.
  private static let rowLimit = 1000

  func run() async throws {
    let store = try await store.open()
    if let format = QuarantineRow.Format(rawValue: format.rawValue) {
      try await QuarantineExport(filter: filter, format: format).write(store, to: nil)
      return
    }
    var table = TextTable(
      header: ["address", "channel", "status", "since", "errors", "error text"], numeric: [4])
    var count = 0
    try await store.forEachEntry { entry in
      guard filter.matches(entry) else { return }
      count += 1
      guard count <= Self.rowLimit else { return }
      table.add([
        entry.address.text, entry.address.channel.name, entry.state.status.rawValue, entry.state.since.description, "\(entry.state.errorCount)",
        entry.errorText.map { $0.count > 60 ? "\($0.prefix(59))…" : $0 } ?? "",
      ])
    }
    guard count > 0 else { return StandardStream.output.print("no address") }
    StandardStream.output.print(table.text)
    let more = count > Self.rowLimit ? ", the first \(Self.rowLimit) of them shown: --format csv writes all" : ""
    StandardStream.output.print("\(count) \(count == 1 ? "address" : "addresses")\(more)")
  }
}
