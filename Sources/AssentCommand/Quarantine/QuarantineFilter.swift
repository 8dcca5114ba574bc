import ArgumentParser
import AssentAddresses
import AssentModel
import AssentPreferences

/// Which entries are listed or exported.
struct QuarantineFilter: ParsableArguments {
  @Option(help: "Only those of a status; may be given more than once.")
  var status: [QuarantineStatus] = []

  @Option(help: "Only those of a channel; may be given more than once.")
  var channel: [Channel] = []

  @Option(help: ArgumentHelp("Only those that have their status since this time or later.", valueName: "time"))
  var since: TimeArgument?

  @Option(help: ArgumentHelp("Only those that have had it from before this time.", valueName: "time"))
  var until: TimeArgument?

  @Option(help: ArgumentHelp("Only those whose error text holds this, in any case of letters.", valueName: "text"))
  var errorText: String?

  func matches(_ entry: QuarantineEntry) -> Bool {
    guard status.isEmpty || status.contains(entry.state.status), channel.isEmpty || channel.contains(entry.address.channel) else { return false }
    if let since, entry.state.since < since.time { return false }
    if let until, entry.state.since >= until.time { return false }
    return errorText.map { entry.errorText?.lowercased().contains($0.lowercased()) == true } ?? true
  }
}

extension QuarantineReader {
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
