import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
import Testing

@Suite("Choices of another system")
struct ImportTests {
  static let now = Timestamp(milliseconds: 1_795_000_000_123)

  private static func choice(
    _ profile: String, _ kind: ImportedChoice.Kind, _ scope: String, at text: String, proof: String = "form 12"
  ) throws -> ImportedChoice {
    ImportedChoice(
      profile: try #require(Profile.ID(profile)), kind: kind, scope: try #require(ScopeNamesTests.names.scope(scope)),
      time: try #require(Timestamp(rfc3339: text)), proof: proof)
  }

  @Test(
    "A row that can't be a choice says what is wrong",
    arguments: [
      (["", "opt-in", "email", "2026-01-01", "f"], .emptyProfile),
      ([String(repeating: "x", count: 65), "opt-in", "email", "2026-01-01", "f"], .profileTooLong),
      (["p", "yes", "email", "2026-01-01", "f"], .unknownChoice), (["p", "opt-in", "fax", "2026-01-01", "f"], .unknownScope),
      (["p", "opt-in", "email", "yesterday", "f"], .badTime), (["p", "opt-in", "email", "1969-12-31", "f"], .badTime),
      (["p", "opt-in", "email", "2999-01-01", "f"], .timeInFuture), (["p", "opt-in", "email", "2026-01-01", "  "], .missingProof),
      (["p", "sign-up", "email", "2026-01-01", ""], .missingProof),
      (["p", "opt-in", "email", "2026-01-01", String(repeating: "é", count: 1001)], .proofTooLong), (["p"], .unknownChoice),
    ] as [([String], ImportFault)])
  func faults(fields: [String], fault: ImportFault) throws {
    var pipe = try PipedSheet("profile,choice,scope,time,proof\n")
    let rows = try pipe.rows()
    let reader = try ChoiceReader(rows.columns, separator: UInt8(ascii: ","), names: ScopeNamesTests.names, now: Self.now)
    #expect(reader.choice(fields) == .failure(fault))
    #expect(!fault.sentence.isEmpty)
  }

  @Test("Columns are found by their names in any order, and an opt-out needs no proof")
  func columns() throws {
    var pipe = try PipedSheet("proof,TIME,extra,scope,choice,profile\n")
    let reader = try ChoiceReader(
      try pipe.rows().columns, separator: UInt8(ascii: ","), names: ScopeNamesTests.names, now: Self.now)
    let read = reader.choice(["", "2026-01-01T00:00:00Z", "x", " email+sms ", "Opt-Out", "p"])
    #expect(try read.get() == Self.choice("p", .optOut, "email+sms", at: "2026-01-01", proof: ""))
  }

  @Test("The same file again adds nothing, in any order of its rows and after other choices")
  func again() async throws {
    let store = PreferenceStore(MemoryBackend())
    let choices = try [
      Self.choice("ana", .optIn, "email", at: "2026-01-01"), Self.choice("ana", .optOut, "email", at: "2026-02-01"),
      Self.choice("bo", .signUp, "newsletter", at: "2026-01-05"), Self.choice("bo", .optIn, "everything", at: "2026-01-03"),
      Self.choice("bo", .optIn, "everything", at: "2026-01-03"),
    ]
    let first = try await ChoiceImport(into: store, actor: "Ines", validity: [:]).record(choices)
    #expect(first.recorded == 4 && first.known == 1 && first.total == 5)
    let head = try await store.head()
    let again = try await ChoiceImport(into: store, actor: nil, validity: [:]).record(choices.reversed())
    #expect(again.known == 5 && again.recorded == 0)
    #expect(try await store.head() == head)
    let bo = try #require(Profile.ID("bo"))
    #expect(try await store.preferences(of: bo).pending == [try #require(Scope(code: 257))])
    #expect(try await store.history(of: bo).first?.statement == SenderStatement(reason: "form 12", actor: "Ines"))
  }

  @Test("The id of a choice tells nobody without the store's secret whose it is")
  func identifiers() throws {
    var generator = SystemRandomNumberGenerator()
    let (one, other) = (SuppressionSecret(from: &generator), SuppressionSecret(from: &generator))
    let choice = try Self.choice("ana", .optIn, "email", at: "2026-01-01")
    #expect(ChoiceIdentifier(one).id(of: choice) == ChoiceIdentifier(one).id(of: choice))
    #expect(ChoiceIdentifier(one).id(of: choice) != ChoiceIdentifier(other).id(of: choice))
    let different = try [
      Self.choice("ana2", .optIn, "email", at: "2026-01-01"), Self.choice("ana", .optOut, "email", at: "2026-01-01"),
      Self.choice("ana", .optIn, "sms", at: "2026-01-01"), Self.choice("ana", .optIn, "email", at: "2026-01-02"),
      Self.choice("ana", .optIn, "email", at: "2026-01-01", proof: "form 13"),
    ]
    #expect(Set((different + [choice]).map(ChoiceIdentifier(one).id)).count == 6)
  }

  @Test("An old sign-up doesn't wait for its confirmation once the person has chosen")
  func oldSignUp() async throws {
    let store = PreferenceStore(MemoryBackend())
    let choices = try [Self.choice("ana", .optOut, "newsletter", at: "2026-02-01"), Self.choice("ana", .signUp, "newsletter", at: "2026-01-01")]
    let counts = try await ChoiceImport(into: store, actor: nil, validity: [:]).record(choices)
    #expect(counts.superseded == 1)
    #expect(try await store.preferences(of: try #require(Profile.ID("ana"))).pending.isEmpty)
  }

  @Test("An imported subscription lasts from when it was made")
  func validity() async throws {
    let store = PreferenceStore(MemoryBackend())
    let service = try #require(ServiceNumber(rawValue: 1))
    let choices = try [Self.choice("ana", .optIn, "newsletter", at: "2026-01-01"), Self.choice("bo", .optIn, "newsletter", at: "2026-10-01")]
    _ = try await ChoiceImport(into: store, actor: nil, validity: [service: 180]).record(choices)
    var states: [Preferences] = []
    for name in ["ana", "bo"] { states.append(try await store.preferences(of: try #require(Profile.ID(name)))) }
    #expect(states.map { $0.effective(service, at: Self.now) } == [nil, .optIn])
    #expect(states[0].expires[service] == Timestamp(rfc3339: "2026-06-30"))
  }

  @Test("A dry run says what recording does, and records nothing")
  func dryRun() async throws {
    let store = PreferenceStore(MemoryBackend())
    let choices = try [
      Self.choice("ana", .optOut, "email", at: "2026-02-01"), Self.choice("ana", .optIn, "email", at: "2026-01-01"),
      Self.choice("ana", .optOut, "email", at: "2026-03-01"), Self.choice("ana", .optOut, "email", at: "2026-03-01"),
    ]
    let preview = try await ChoiceImport(into: store.dryRun, actor: nil, validity: [:]).record(choices)
    #expect(try await store.head() == .start)
    #expect(try await ChoiceImport(into: store, actor: nil, validity: [:]).record(choices) == preview)
    #expect(preview.changed == 1 && preview.superseded == 1 && preview.unchanged == 1 && preview.known == 1)
  }

  @Test("A dry run promises no record for a choice whose person was erased after it was imported")
  func erasedPerson() async throws {
    let store = PreferenceStore(MemoryBackend())
    let choices = try [Self.choice("ana", .optOut, "email", at: "2026-02-01"), Self.choice("bo", .optIn, "email", at: "2026-02-01")]
    _ = try await ChoiceImport(into: store, actor: nil, validity: [:]).record(choices)
    var generator = SystemRandomNumberGenerator()
    let request = ErasureRequest(
      id: RecordID(at: Self.now, from: &generator), profile: try #require(Profile.ID("ana")), statement: SenderStatement(reason: "by letter"))
    #expect(try await store.erase(request, at: Self.now) != nil)
    let preview = try await ChoiceImport(into: store.dryRun, actor: nil, validity: [:]).record(choices)
    #expect(preview.known == 2 && preview.recorded == 0)
    #expect(try await ChoiceImport(into: store, actor: nil, validity: [:]).record(choices) == preview)
  }
}
