import ArgumentParser
import AssentAddresses
import AssentFormats
import AssentModel
import AssentStore
import Glibc

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
    if let format = RowFormat(rawValue: format.rawValue) {
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

struct ExportQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes addresses with their status as CSV or JSON lines; assent quarantine import reads both.",
    discussion:
      "In CSV a text that a spreadsheet would take for a formula gets an apostrophe in front; the import takes it away again. Addresses stay as they are."
  )

  @OptionGroup var filter: QuarantineFilter

  @Option(help: "What to write: CSV with a header, or a JSON object per line.")
  var format = RowFormat.csv

  @Option(name: .shortAndLong, help: ArgumentHelp("The file; otherwise standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var store: StoreOption

  func run() async throws {
    let count = try await QuarantineExport(filter: filter, format: format).write(try await store.open(), to: output)
    if let output { StandardStream.output.print("\(count) \(count == 1 ? "address" : "addresses") written to \(output)") }
  }
}

/// Which entries are listed or exported.
struct QuarantineFilter: ParsableArguments {
  @Option(help: "Only those of a status; may be given more than once.")
  var status: [QuarantineStatus] = []

  @Option(help: "Only those of a channel; may be given more than once.")
  var channel: [Channel] = []

  @Option(help: ArgumentHelp("Only those that have their status since this time or later.", valueName: "time"))
  var since: Timestamp?

  @Option(help: ArgumentHelp("Only those that have had it from before this time.", valueName: "time"))
  var until: Timestamp?

  @Option(help: ArgumentHelp("Only those whose error text holds this, in any case of letters.", valueName: "text"))
  var errorText: String?

  func matches(_ entry: QuarantineEntry) -> Bool {
    guard status.isEmpty || status.contains(entry.state.status), channel.isEmpty || channel.contains(entry.address.channel) else { return false }
    if let since, entry.state.since < since { return false }
    if let until, entry.state.since >= until { return false }
    return errorText.map { entry.errorText?.lowercased().contains($0.lowercased()) == true } ?? true
  }
}

extension ReadableStore {
  /// Every entry in the order of the addresses, a thousand at a time.
  func forEachEntry(_ body: (QuarantineEntry) throws -> Void) async throws {
    var last: QuarantineEntry?
    while true {
      let entries = try await quarantineEntries(after: last?.address, limit: 1000)
      for entry in entries { try body(entry) }
      guard let end = entries.last else { return }
      last = end
    }
  }
}

/// Writes entries as a file, or to standard output.
struct QuarantineExport {
  let filter: QuarantineFilter
  let format: RowFormat

  static let columns = ["address", "channel", "status", "since", "reason", "error_text", "error_count", "last_error", "position"]

  private static let bufferSize = 1 << 16

  /// Writes those that the filter lets through, and returns how many they are. A file appears when it is whole.
  ///
  /// - Throws: when the store can't be read or the output not be written; then there is no file.
  @discardableResult
  func write(_ store: any ReadableStore, to path: String?) async throws -> Int {
    // A file that would grow beyond a limit is an error of writing, not the end of the program.
    _ = signal(SIGXFSZ, SIG_IGN)
    let file = try OutputFile(path)
    var buffer: [UInt8] = []
    format.appendHeader(Self.columns, to: &buffer)
    var count = 0
    try await store.forEachEntry { entry in
      guard filter.matches(entry) else { return }
      count += 1
      format.append(Self.cells(of: entry), columns: Self.columns, to: &buffer)
      guard buffer.count >= Self.bufferSize else { return }
      try file.write(buffer.span)
      buffer.removeAll(keepingCapacity: true)
    }
    try file.write(buffer.span)
    try file.publish()
    return count
  }

  static func cells(of entry: QuarantineEntry) -> [Cell] {
    let state = entry.state
    return [
      .id(entry.address.text), .text(entry.address.channel.name), .text(state.status.rawValue), .text(state.since.description), .text(entry.reason),
      .optional(entry.errorText), .number(Int64(state.errorCount)), .optional(state.lastError?.description), .number(entry.position.rawValue),
    ]
  }
}
