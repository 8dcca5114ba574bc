import ArgumentParser
import AssentAddresses
import AssentFormats
import AssentModel
import AssentStore

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
  var from: Timestamp

  @Option(help: ArgumentHelp("It is from before this time.", valueName: "time"))
  var to: Timestamp

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
    guard from < to else { throw ValidationError("--from isn't before --to.") }
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
    return entry.state.status != .valid && (channel ?? entry.address.channel) == entry.address.channel && time >= from && time < to
      && entry.errorText?.lowercased().contains(errorText.lowercased()) == true
  }

  private func isConfirmed(_ count: Int) -> Bool {
    guard StandardStream.isInputTerminal else { return false }
    StandardStream.error.write("Release \(count == 1 ? "this address" : "these \(count) addresses")? [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased() ?? "")
  }

  private func release(_ entries: [QuarantineEntry], in store: PreferenceStore) async throws {
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

/// Which addresses a release would release.
struct ReleasePreview {
  private(set) var entries: [QuarantineEntry] = []
  private var domains: [String: Int] = [:]
  private var onDenylist = 0

  private static let shownAddresses = 10
  private static let shownDomains = 20

  mutating func add(_ entry: QuarantineEntry, isReleased: Bool) {
    guard isReleased else {
      onDenylist += 1
      return
    }
    entries.append(entry)
    domains[Self.domain(entry), default: 0] += 1
  }

  /// How many there are, of which domains, and the first of them.
  var text: String {
    var lines = [entries.isEmpty ? "no address matches" : "\(entries.count) \(entries.count == 1 ? "address matches" : "addresses match")"]
    if onDenylist > 0 { lines.append("\(onDenylist) more \(onDenylist == 1 ? "is" : "are") on the denylist and would stay there") }
    guard !entries.isEmpty else { return lines.joined(separator: "\n") }
    var table = TextTable(header: ["domain", "addresses"])
    let sorted = domains.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (domain, count) in sorted.prefix(Self.shownDomains) { table.add([domain, "\(count)"]) }
    if sorted.count > Self.shownDomains {
      table.add(["\(sorted.count - Self.shownDomains) others", "\(sorted.dropFirst(Self.shownDomains).reduce(0) { $0 + $1.value })"])
    }
    var first = TextTable(header: ["address", "status", "since", "error text"], numeric: [])
    for entry in entries.prefix(Self.shownAddresses) {
      first.add([entry.address.text, entry.state.status.rawValue, entry.state.since.description, entry.errorText ?? ""])
    }
    if entries.count > Self.shownAddresses { first.add(["and \(entries.count - Self.shownAddresses) more"]) }
    return (lines + ["", table.text, "", first.text, ""]).joined(separator: "\n")
  }

  private static func domain(_ entry: QuarantineEntry) -> String {
    guard entry.address.channel == .email, let at = entry.address.text.lastIndex(of: "@") else { return entry.address.channel.name }
    return String(entry.address.text[entry.address.text.index(after: at)...])
  }
}
