public import ArgumentParser
import AssentAddresses
import AssentFormats
import AssentModel
public import AssentStore

struct QuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Looks after the addresses that get no message: puts them into quarantine, takes them out, reads reports.",
    discussion: """
      Quarantine is a property of an address, not of a person: it excludes the address whoever it belongs to. Nothing is ever removed: an \
      address that is taken out is valid from then on, and its records stay in the history.
      """,
    subcommands: [
      AddQuarantineCommand.self, RemoveQuarantineCommand.self, ListQuarantineCommand.self, ShowQuarantineCommand.self, ImportQuarantineCommand.self,
      ExportQuarantineCommand.self, BouncesCommand.self, ReleaseCommand.self,
    ])
}

struct AddQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "add", abstract: "Gives addresses a status: in quarantine, unless told otherwise.")

  @OptionGroup var addresses: AddressArguments

  @Option(help: "The status.")
  var status = QuarantineStatus.quarantined

  @Option(help: ArgumentHelp("What went wrong, in the provider's words.", valueName: "text"))
  var errorText: String?

  @OptionGroup var reason: ReasonOptions
  @OptionGroup var store: StoreOption

  func run() async throws {
    let changes = QuarantineChanges(method: .operator, statement: reason.statement, errorText: errorText)
    try await changes.apply(.status(status), to: try addresses.normalized(), in: try await store.open())
  }
}

extension QuarantineStatus: ExpressibleByArgument {}

struct RemoveQuarantineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Takes addresses out of quarantine or off the denylist: they are valid again, and their records stay.",
    discussion: "An address that is on the denylist because of a complaint gets messages again, too: be sure that its owner wants that.")

  @OptionGroup var addresses: AddressArguments
  @OptionGroup var reason: ReasonOptions
  @OptionGroup var store: StoreOption

  func run() async throws {
    let changes = QuarantineChanges(method: .operator, statement: reason.statement)
    try await changes.apply(.release, to: try addresses.normalized(), in: try await store.open())
  }
}

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
    return lines.map(VisibleScalar.escaped).joined(separator: "\n")
  }
}

/// Addresses that a command is given.
struct AddressArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The addresses.", valueName: "address"))
  var addresses: [String]

  @Option(help: "The channel that they are for.")
  var channel = Channel.email

  @OptionGroup var rules: AddressRulesOption

  /// The addresses in their normal form, each once.
  ///
  /// - Throws: when one is none; all problems are in the message.
  func normalized() throws -> [Address] {
    let normalizer = try rules.normalizer()
    var found: [Address] = []
    var known: Set<Address> = []
    var problems: [String] = []
    for (index, text) in addresses.enumerated() {
      do throws(AddressFault) {
        let address = try normalizer.address(text, channel: channel)
        if known.insert(address).inserted { found.append(address) }
      } catch { problems.append("address \(index + 1): \(error.sentence)") }
    }
    guard problems.isEmpty else { throw ValidationError("\(problems.joined(separator: "\n"))\nNothing was changed.") }
    return found
  }
}

/// What an operator changes of addresses that are named.
struct QuarantineChanges {
  let method: QuarantineMethod
  let statement: SenderStatement
  var errorText: String?

  /// Changes all of the addresses or none, and prints what became of each.
  func apply(_ event: QuarantineEvent, to addresses: [Address], in store: PreferenceStore) async throws {
    var generator = SystemRandomNumberGenerator()
    let now = SystemClock.now
    let before = try await store.quarantine(of: addresses)
    let changes = addresses.map { address in
      QuarantineChange(
        id: RecordID(at: now, from: &generator), address: address, event: event, method: method, statement: statement, errorText: errorText)
    }
    let records = try await store.change(changes, at: now)
    for (address, record) in zip(addresses, records) {
      if let record {
        StandardStream.output.print("\(address.text): \(record.after.status.rawValue), \(record.before.map { "was \($0.status.rawValue)" } ?? "new")")
      } else {
        let status = before[address].map { "\($0.state.status.rawValue) already" } ?? "not in quarantine"
        StandardStream.output.print("\(address.text): nothing changed, it is \(status)")
      }
    }
  }
}
