import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes what the store knows for other systems: preferences, history or suppressions.",
    discussion: """
      preferences: a row for each person who chose something. history: a row for each entry, in order. suppressions: who must not be contacted, \
      per channel, with the addresses in quarantine. It says the position that it reached; the next run with --since that position, or with the same \
      --checkpoint, writes what changed since. Of people who were erased nothing is written but the erasure, in the history. A subscription that \
      expires makes no record: its row has the end.

      Presets use the columns of other systems. salesforce: contacts (HasOptedOutOfEmail, DoNotCall; it has no standard field for text messages and \
      post), and as history records of ContactPointTypeConsent. adobe-campaign: recipients (blackList, blackListEmail, blackListMobile …), and as \
      history subscriptions to services (sub, unsub). listmonk: subscribers by e-mail address, to import with the mode subscribe, or for suppressions \
      blocklist. The store knows people by their ids: --addresses FILE, with the columns profile, address and channel, says which address is whose; \
      then quarantined addresses close channels of their profiles too.
      """)

  @Argument(help: "What to write.")
  var subject: ExportSubject

  @Option(help: ArgumentHelp("Only what was recorded after this position.", valueName: "position"))
  var since: HistoryPosition?

  @Option(help: ArgumentHelp("A file that keeps the position: read at the start when it's there, written at the end.", valueName: "file"))
  var checkpoint: String?

  @Option(help: "How to write it.")
  var format = RowFormat.csv

  @Option(help: "For which system.")
  var preset: ExportPreset?

  @Option(help: ArgumentHelp("With --preset: what the column with the profile's id is called.", valueName: "name"))
  var key: String?

  @Option(help: ArgumentHelp("A file that says which address is whose.", valueName: "file"))
  var addresses: String?

  @Option(help: ArgumentHelp("What separates the columns of --addresses, such as ';' or tab; otherwise a comma.", valueName: "character"))
  var delimiter: Delimiter?

  @Option(help: ArgumentHelp("With preferences for listmonk: only those who subscribe to this service.", valueName: "service"))
  var service: String?

  @Option(help: ArgumentHelp("The time at which subscriptions are looked at for whether they have expired; otherwise now.", valueName: "time"))
  var at: Timestamp?

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("The file to write; otherwise standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var history: HistoryOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func validate() throws {
    guard since == nil || checkpoint == nil else { throw ValidationError("Give --since or --checkpoint, not both.") }
    guard preset?.needsAddresses != true || addresses != nil else {
      throw ValidationError(
        "\(preset?.name ?? "") knows people by their e-mail addresses and the store by their ids: give --addresses FILE (profile,address).")
    }
    guard preset == nil || format == .csv else { throw ValidationError("\(preset?.name ?? "") imports CSV: leave --format out.") }
    guard service == nil || preset?.takesService == true && subject == .preferences else {
      throw ValidationError("--service goes with preferences for listmonk alone.")
    }
    guard history.extras.isEmpty || subject == .history && preset == nil else {
      throw ValidationError("--with-network and --with-token-hash go with history alone.")
    }
  }

  func run() async throws {
    let vocabulary = try SiteNames(site)
    let start = try since ?? checkpoint.map { try Checkpoint(path: $0).read() } ?? .start
    let book = try addressBook(vocabulary)
    let store = try await store.open()
    let end = try await store.head().position
    guard start <= end else {
      throw ValidationError("The history of the store ends at \(end), before \(start): is it the store that the position comes from?")
    }
    let run = ExportRun(store: store, since: start, path: output, format: format, checkpoint: checkpoint.map(Checkpoint.init))
    let table = try table(vocabulary, book)
    guard subject != .history else { return try await run.write(table) }
    try await run.write(table, at: at ?? SystemClock.now, explicit: vocabulary.explicit, book: book ?? AddressBook())
  }
}

extension ExportCommand {
  /// - Throws: when the preset's system doesn't import the subject, or the site has no such service.
  private func table(_ vocabulary: SiteNames, _ book: AddressBook?) throws -> any ExportTable {
    guard let preset else {
      return switch subject {
      case .history: HistoryRows(scopes: vocabulary.scopes, campaigns: vocabulary.campaigns, extras: history.extras)
      case .preferences: PreferenceTable(scopes: vocabulary.scopes)
      case .suppressions: SuppressionTable(tellsOpen: since != nil || checkpoint != nil)
      }
    }
    let settings = ExportSettings(
      key: key ?? preset.defaultKey, scopes: vocabulary.scopes, book: book, service: try service.map(vocabulary.service))
    guard let table = preset.table(subject, settings) else {
      throw ValidationError("\(preset.name) imports no \(subject.rawValue): export preferences or suppressions.")
    }
    return table
  }

  /// The addresses; rows that can't be used are told and left out.
  private func addressBook(_ vocabulary: SiteNames) throws -> AddressBook? {
    guard let addresses else { return nil }
    let input = try SheetInput(addresses, delimiter: delimiter)
    defer { input.close() }
    do {
      var rows = try input.rows(members: ["profile", "address", "channel"], ids: AddressBook.ids)
      let book = try AddressBook(&rows, separator: input.separator, normalizer: AddressNormalizer(vocabulary.addressRules))
      for problem in book.problems { input.report(problem.message, line: problem.line) }
      return book
    } catch {
      input.report(error)
      throw ExitCode(1)
    }
  }
}

/// What of the history is told only to who asks for it.
struct HistoryOptions: ParsableArguments {
  @Flag(help: "With the networks that requests came from, where the store keeps them.")
  var withNetwork = false

  @Flag(help: "With the SHA-256 of the tokens of links.")
  var withTokenHash = false

  var extras: HistoryRows.Extras {
    var extras: HistoryRows.Extras = []
    if withNetwork { extras.insert(.network) }
    if withTokenHash { extras.insert(.tokenHash) }
    return extras
  }
}
