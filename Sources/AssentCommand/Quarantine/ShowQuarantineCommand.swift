import ArgumentParser
import AssentAddresses
import AssentModel
import AssentPreferences
import AssentReports

struct ShowQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows what is known of addresses: their status, and each record that led to it with its position in the history.")

  @OptionGroup var addresses: AddressArguments
  @OptionGroup var store: StoreOption

  func run() async throws {
    let addresses = try addresses.normalized()
    let store = try await store.open()
    let entries = try await store.quarantine(of: addresses)
    for (index, address) in addresses.enumerated() {
      if index > 0 { StandardStream.output.print("") }
      guard let entry = entries[address] else {
        StandardStream.output.print("\(address.text) (\(address.channel.name)): nothing is known of it, so it gets messages")
        continue
      }
      StandardStream.output.print(Self.summary(entry))
      var table = TextTable(
        header: ["position", "time", "status", "errors", "method", "by", "reason", "error text"],
        numeric: [0, 3])
      for item in try await store.quarantineHistory(of: address) {
        guard let record = item.quarantine else { continue }
        table.add([
          item.position.description, record.time.description, record.after.status.rawValue, "\(record.after.errorCount)", record.method.rawValue,
          record.statement.actor ?? "", record.statement.reason, record.errorText ?? "",
        ])
      }
      StandardStream.output.print(table.text)
    }
  }

  private static func summary(_ entry: QuarantineEntry) -> String {
    let state = entry.state
    var lines = [
      "\(entry.address.text) (\(entry.address.channel.name))",
      "  status       \(state.status.rawValue) since \(state.since), so it gets \(state.status.excludes ? "no messages" : "messages")",
      "  reason       \(entry.reason)",
    ]
    if let text = entry.errorText { lines.append("  error text   \(text)") }
    if state.errorCount > 0 { lines.append("  soft errors  \(state.errorCount)\(state.lastError.map { ", the last on \($0)" } ?? "")") }
    return lines.joined(separator: "\n")
  }
}
