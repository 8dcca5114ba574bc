import AssentAddresses
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
import Synchronization
import Testing

@Suite("Exports of who may be contacted")
struct ContactTests {
  static let service = ServiceNumber(rawValue: 1)

  /// A store with people and addresses.
  private static func store(_ choices: [(String, Choice, String)], quarantine: [(String, QuarantineStatus)] = []) async throws
    -> PreferenceStore
  {
    let store = PreferenceStore(MemoryBackend())
    for choice in choices { try await record(choice, in: store) }
    for (address, status) in quarantine { try await change(address, status, in: store) }
    return store
  }

  private static func record(_ choice: (String, Choice, String), in store: PreferenceStore) async throws {
    var generator = SystemRandomNumberGenerator()
    let submission = Submission(
      id: RecordID(at: ImportTests.now, from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(choice.0)),
      choice: choice.1, scope: try #require(ScopeNamesTests.names.scope(choice.2)), method: .byHand, statement: SenderStatement(reason: "asked"))
    _ = try await store.record(submission, at: ImportTests.now)
  }

  private static func change(_ address: String, _ status: QuarantineStatus, in store: PreferenceStore) async throws {
    var generator = SystemRandomNumberGenerator()
    let change = QuarantineChange(
      id: RecordID(at: ImportTests.now, from: &generator), address: Address(stored: address, channel: .email), event: .status(status),
      method: .operator, statement: SenderStatement(reason: "asked"))
    _ = try await store.change([change], at: ImportTests.now)
  }

  private static func book(_ text: String) throws -> AddressBook {
    var sheet = try PipedSheet("profile,address,channel\n" + text)
    var rows = try sheet.rows()
    return try AddressBook(&rows, separator: UInt8(ascii: ","), normalizer: AddressNormalizer())
  }

  /// The rows as CSV, sorted, and the position that they reach.
  private static func export(
    _ store: PreferenceStore, _ table: any ExportTable, since: HistoryPosition = .start, explicit: ChannelSet = [],
    book: AddressBook = AddressBook()
  ) async throws -> (rows: [String], position: HistoryPosition) {
    let rows = Mutex<[String]>([])
    let export = ContactExport(of: store, as: table, since: since, at: ImportTests.now, explicit: explicit, book: book)
    let position = try await export.run { cells in
      #expect(cells.count == table.columns.count)
      var bytes: [UInt8] = []
      RowFormat.csv.append(cells, columns: table.columns, to: &bytes)
      let text = String(decoding: bytes.dropLast(), as: UTF8.self)
      rows.withLock { $0.append(text) }
    }
    return (rows.withLock { $0.sorted() }, position)
  }

  @Test("Preferences have a row for each person, with what holds")
  func preferences() async throws {
    let store = try await Self.store([("ana", .optOut, "everything"), ("ana", .optIn, "newsletter"), ("bo", .optIn, "email+sms")])
    let (rows, position) = try await Self.export(store, PreferenceTable(scopes: ScopeNamesTests.names))
    #expect(
      rows == [
        "ana,2,opt-out,opt-out,opt-out,opt-out,opt-out,opt-out,opt-in,,opt-out,,opt-out,,", "bo,3,,opt-in,opt-in,,,,,,,,,,",
      ])
    #expect(position.rawValue == 3)
  }

  @Test("Suppressions say who must not be contacted on which channel, and which addresses are excluded whoever they belong to")
  func suppressions() async throws {
    let store = try await Self.store(
      [("ana", .optOut, "everything"), ("ana", .optIn, "email"), ("bo", .optOut, "sms"), ("cy", .optIn, "email")],
      quarantine: [("x@example.be", .quarantined), ("y@example.be", .erroneous)])
    let (rows, _) = try await Self.export(store, SuppressionTable(tellsOpen: false))
    #expect(
      rows == [
        ",x@example.be,email,true,in-quarantine,\(ImportTests.now),5", "ana,,phone,true,opted-out-of-everything,,2",
        "ana,,post,true,opted-out-of-everything,,2", "ana,,push,true,opted-out-of-everything,,2", "ana,,sms,true,opted-out-of-everything,,2",
        "bo,,sms,true,opted-out,,3",
      ])
    let explicit = try await Self.export(store, SuppressionTable(tellsOpen: false), explicit: [.init([.sms])])
    #expect(explicit.rows.contains("cy,,sms,true,not-opted-in,,4"))
  }

  @Test("What changed since a position is told, with what isn't closed any more")
  func since() async throws {
    let store = try await Self.store([("ana", .optOut, "email"), ("bo", .optOut, "email")], quarantine: [("x@example.be", .quarantined)])
    let first = try await Self.export(store, SuppressionTable(tellsOpen: true))
    try await Self.record(("ana", .optIn, "email"), in: store)
    try await Self.change("x@example.be", .valid, in: store)
    let second = try await Self.export(store, SuppressionTable(tellsOpen: true), since: first.position)
    #expect(second.rows.filter { $0.contains("email") } == [",x@example.be,email,false,,\(ImportTests.now),5", "ana,,email,false,,,4"])
    #expect(!second.rows.contains { $0.hasPrefix("bo") })
    #expect(try await Self.export(store, SuppressionTable(tellsOpen: true), since: second.position).rows.isEmpty)
  }

  @Test("Salesforce gets contacts by an external id, and a quarantined address closes e-mail where the file of addresses says whose it is")
  func salesforce() async throws {
    let store = try await Self.store([("ana", .optOut, "email"), ("bo", .optOut, "phone")], quarantine: [("cy@example.be", .denylisted)])
    let book = try Self.book("ana,Ana@Example.be,\ncy,CY@example.be,email\n")
    let table = SalesforceContacts(key: "Id__c", hasAddresses: true)
    #expect(table.columns == ["Id__c", "Email", "HasOptedOutOfEmail", "DoNotCall"])
    #expect(
      try await Self.export(store, table, book: book).rows == ["ana,ana@example.be,true,false", "bo,,false,true", "cy,cy@example.be,true,false"])
  }

  @Test("Adobe Campaign gets recipients that it may no longer contact")
  func adobeCampaign() async throws {
    let store = try await Self.store([
      ("ana", .optOut, "everything"), ("bo", .optOut, "sms+post"), ("cy", .optOut, "everything"), ("cy", .optIn, "email"),
    ])
    let table = AdobeCampaignRecipients(key: "sourceId", hasAddresses: false)
    #expect(table.columns.prefix(4) == ["sourceId", "blackList", "blackListEmail", "blackListMobile"])
    #expect(try await Self.export(store, table).rows == ["ana,1,1,1,1,1,1", "bo,0,0,1,0,0,1", "cy,0,0,1,1,1,1"])
  }

  @Test("listmonk gets the addresses of those who opted in, and as a blocklist those who didn't or are in quarantine")
  func listmonk() async throws {
    let store = try await Self.store(
      [("ana", .optIn, "email"), ("bo", .optOut, "email"), ("cy", .optIn, "newsletter"), ("di", .optIn, "email")],
      quarantine: [("di@example.be", .quarantined), ("x@example.be", .denylisted)])
    let book = try Self.book("ana,ana@example.be,\nbo,bo@example.be,\ncy,cy@example.be,\ndi,di@example.be,\nbo,+32470123456,sms\n")
    #expect(book.problems.isEmpty)
    #expect(
      try await Self.export(store, ListmonkSubscribers(mode: .subscribe(nil)), book: book).rows == [
        "ana@example.be,,\"{\"\"profile\"\":\"\"ana\"\"}\""
      ])
    #expect(
      try await Self.export(store, ListmonkSubscribers(mode: .subscribe(Self.service)), book: book).rows
        == ["cy@example.be,,\"{\"\"profile\"\":\"\"cy\"\"}\""])
    #expect(
      try await Self.export(store, ListmonkSubscribers(mode: .blocklist), book: book).rows.map { $0.prefix { $0 != "," } }
        == ["bo@example.be", "di@example.be", "di@example.be", "x@example.be"])
  }

  @Test("An error of whoever takes the rows ends the export with that error")
  func failure() async throws {
    struct Full: Error {}
    let store = try await Self.store([("ana", .optOut, "email")])
    let export = ContactExport(
      of: store, as: PreferenceTable(scopes: ScopeNames()), since: .start, at: ImportTests.now, explicit: [], book: AddressBook())
    await #expect(throws: Full.self) { try await export.run { _ in throw Full() } }
  }

  @Test("A row of the file of addresses that can't be used is told with its line")
  func badAddresses() throws {
    let book = try Self.book("ana,not an address,\n,ana@example.be,\nbo,bo@example.be,fax\ncy,cy@example.be\ndi,di@example.be,email\n")
    #expect(book.problems.map(\.line) == [2, 3, 4, 5] && book.profiles.count == 1)
    #expect(!book.problems.contains { $0.message.contains("ana@example.be") || $0.message.contains("fax") })
  }
}
