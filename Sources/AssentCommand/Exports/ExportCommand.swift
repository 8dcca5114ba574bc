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

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case preferences, history, suppressions
  }

  @Argument(help: "What to write.")
  var subject: Subject

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
      throw ValidationError("listmonk knows people by their e-mail addresses and the store by their ids: give --addresses FILE (profile,address).")
    }
    guard preset != .listmonk || subject != .history else {
      throw ValidationError("listmonk imports no history: export preferences or suppressions.")
    }
    guard preset == nil || format == .csv else { throw ValidationError("\(preset?.rawValue ?? "") imports CSV: leave --format out.") }
    guard service == nil || preset == .listmonk && subject == .preferences else {
      throw ValidationError("--service goes with preferences for listmonk alone.")
    }
    guard history.extras.isEmpty || subject == .history && preset == nil else {
      throw ValidationError("--with-network and --with-token-hash go with history alone.")
    }
  }

  func run() async throws {
    let vocabulary = try SiteVocabulary(site)
    let start = try since ?? checkpoint.map { try Checkpoint(path: $0).read() } ?? .start
    let book = try addressBook(vocabulary)
    let store = try await store.open()
    let end = try await store.head().position
    guard start <= end else {
      throw ValidationError("The history of the store ends at \(end), before \(start): is it the store that the position comes from?")
    }
    let run = ExportRun(store: store, since: start, path: output, format: format, checkpoint: checkpoint.map(Checkpoint.init))
    switch try table(vocabulary, book) {
    case .history(let table): try await run.write(table)
    case .contacts(let table):
      try await run.write(table, at: at ?? SystemClock.now, explicit: vocabulary.explicit, book: book ?? AddressBook())
    }
  }
}

extension ExportCommand {
  private enum Table {
    case history(HistoryTable)
    case contacts(any ContactTable)
  }

  private func table(_ vocabulary: SiteVocabulary, _ book: AddressBook?) throws -> Table {
    let key = key ?? preset?.defaultKey ?? ""
    switch (preset, subject) {
    case (nil, .history), (.listmonk, .history):
      return .history(.all(HistoryRows(scopes: vocabulary.scopes, campaigns: vocabulary.campaigns, extras: history.extras)))
    case (nil, .preferences): return .contacts(PreferenceTable(scopes: vocabulary.scopes))
    case (nil, .suppressions): return .contacts(SuppressionTable(tellsOpen: since != nil || checkpoint != nil))
    case (.salesforce, .history): return .history(.salesforce(SalesforceConsents(key: key)))
    case (.salesforce, _): return .contacts(SalesforceContacts(key: key, hasAddresses: book != nil))
    case (.adobeCampaign, .history):
      return .history(.adobeCampaign(AdobeCampaignSubscriptions(key: key, scopes: vocabulary.scopes, book: book)))
    case (.adobeCampaign, _): return .contacts(AdobeCampaignRecipients(key: key, hasAddresses: book != nil))
    case (.listmonk, .preferences): return .contacts(ListmonkSubscribers(mode: .subscribe(try service.map(vocabulary.service))))
    case (.listmonk, .suppressions): return .contacts(ListmonkSubscribers(mode: .blocklist))
    }
  }

  /// The addresses; rows that can't be used are told and left out.
  private func addressBook(_ vocabulary: SiteVocabulary) throws -> AddressBook? {
    guard let addresses else { return nil }
    let input = try SheetInput(addresses, format: nil, delimiter: .comma)
    defer { input.close() }
    do {
      var rows = try input.rows(members: ["profile", "address", "channel"])
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
