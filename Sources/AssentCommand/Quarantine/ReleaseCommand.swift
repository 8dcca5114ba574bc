import ArgumentParser
import AssentAddresses
import AssentModel
import AssentPreferences

struct ReleaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Releases many addresses at once by error text and time, for the day that a provider had an outage.",
    discussion: """
      Shows which addresses it would release, and asks in a terminal; elsewhere it releases only with --yes. They are valid from then on and \
      their errors are counted anew; their records stay in the history. What is on the denylist stays there unless --including-denylist is \
      given.
      """)

  @Option(help: ArgumentHelp("What their error text holds, in any case of letters.", valueName: "text"))
  var errorText: String

  @Option(help: ArgumentHelp("Their last error, or status, is of this time or later.", valueName: "time"))
  var from: TimeArgument

  @Option(help: ArgumentHelp("It is from before this time.", valueName: "time"))
  var to: TimeArgument

  @Option(help: "Only those of a channel.")
  var channel: Channel?

  @Flag(help: "Release those on the denylist, too. People who complained get messages again.")
  var includingDenylist = false

  @Flag(help: "Release them without asking.")
  var yes = false

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var store: StoreOption

  private static let batchSize = 1000

  func validate() throws {
    guard errorText.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--error-text is empty: say which error the addresses have.") }
    guard from.time < to.time else { throw ValidationError("--from isn't before --to.") }
  }

  func run() async throws {
    let store = try await store.open()
    var preview = ReleasePreview()
    try await store.forEachEntry { entry in
      if matches(entry) { preview.add(entry, isReleased: includingDenylist || entry.state.status != .denylisted) }
    }
    StandardStream.output.print(preview.text)
    guard !preview.entries.isEmpty else { return }
    guard yes || isConfirmed(preview.entries.count) else { return StandardStream.output.print("nothing was changed; --yes releases them") }
    try await release(preview.entries, in: store)
  }

  /// Whether an address that isn't valid had the error in the time.
  private func matches(_ entry: QuarantineEntry) -> Bool {
    let time = entry.state.lastError ?? entry.state.since
    return entry.state.status != .valid && (channel ?? entry.address.channel) == entry.address.channel && time >= from.time && time < to.time
      && entry.errorText?.lowercased().contains(errorText.lowercased()) == true
  }

  private func isConfirmed(_ count: Int) -> Bool {
    guard StandardStream.isInputTerminal else { return false }
    StandardStream.error.write("Release \(count == 1 ? "this address" : "these \(count) addresses")? [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }

  private func release(_ entries: [QuarantineEntry], in store: any QuarantineStore) async throws {
    var generator = SystemRandomNumberGenerator()
    var (released, changed, rest) = (0, 0, entries[...])
    while !rest.isEmpty {
      let batch = rest.prefix(Self.batchSize)
      rest = rest.dropFirst(Self.batchSize)
      // Whatever happened to an address since the preview, nobody has agreed to undo.
      let current = try await store.quarantine(of: batch.map(\.address))
      let unchanged = batch.filter { current[$0.address]?.position == $0.position }
      changed += batch.count - unchanged.count
      let now = SystemClock.now
      let changes = unchanged.map { entry in
        QuarantineChange(
          id: RecordID(at: now, from: &generator), address: entry.address, event: .release, method: .operator, statement: reason.statement)
      }
      released += try await store.change(changes, at: now).count { $0 != nil }
    }
    StandardStream.output.print("\(released) released")
    if changed > 0 { StandardStream.output.print("\(changed) left: something happened to them meanwhile") }
  }
}
