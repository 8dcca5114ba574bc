import AssentAddresses
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
import Foundation
import Testing

@Suite("Rows that are exported")
struct RowTests {
  private static func text(_ format: RowFormat, _ columns: [String], _ cells: [Cell]) -> String {
    var bytes: [UInt8] = []
    format.append(cells, columns: columns, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("No text in CSV begins like a formula, and ids are exact", arguments: ["=1+1", "+cmd|' /C calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1"])
  func formulas(text: String) throws {
    let row = Self.text(.csv, ["a"], [.text(text)])
    #expect(row.hasPrefix("\"'"), "\(row)")
    #expect(!Self.text(.csv, ["a"], [.id(text)]).contains("'" + text))
    #expect(try JSONDecoder().decode([String: String].self, from: Data(Self.text(.jsonl, ["a"], [.text(text)]).utf8)) == ["a": text])
  }

  @Test("A line of JSON is an object with the values that there are")
  func json() {
    let cells: [Cell] = [.text("a\"\n\u{1}é"), .none, .number(-3), .flag(true), .json("{\"x\":1}")]
    #expect(Self.text(.jsonl, ["a", "b", "c", "d", "e"], cells) == "{\"a\":\"a\\\"\\n\\u0001é\",\"c\":-3,\"d\":true,\"e\":{\"x\":1}}\n")
    #expect(Self.text(.csv, ["a", "b", "c", "d", "e"], cells) == "\"a\"\"\n\u{1}é\",,-3,true,\"{\"\"x\"\":1}\"\n")
  }

  /// An entry of every kind, of a store that keeps networks.
  private static func entries() async throws -> [HistoryEntry] {
    let store = PreferenceStore(MemoryBackend())
    var generator = SystemRandomNumberGenerator()
    func id() -> RecordID { RecordID(at: ImportTests.now, from: &generator) }
    for name in ["ana", "bo"] {
      let profile = try #require(Profile.ID(name))
      let submission = Submission(
        id: id(), salt: RecordSalt(from: &generator), profile: profile, choice: .optOut, scope: .everyChannel, method: .byHand,
        statement: SenderStatement(reason: "asked", actor: "Ines"))
      _ = try await store.record(submission, at: ImportTests.now)
    }
    let request = ErasureRequest(id: id(), profile: try #require(Profile.ID("bo")), statement: SenderStatement(reason: "by letter"))
    _ = try await store.erase(request, at: ImportTests.now)
    let change = QuarantineChange(
      id: id(), address: Address(stored: "ana@example.be", channel: .email), event: .hardFailure, method: .bounce,
      statement: SenderStatement(reason: "5.1.1"), errorText: "no such user")
    _ = try await store.change([change], at: ImportTests.now)
    return try await store.entries(after: .start, limit: 10)
  }

  @Test("An entry of any kind has a cell for each column", arguments: [[], .network, .tokenHash, [.network, .tokenHash]] as [HistoryRows.Extras])
  func columns(extras: HistoryRows.Extras) async throws {
    let rows = HistoryRows(scopes: ScopeNamesTests.names, campaigns: CampaignNames(), extras: extras)
    let entries = try await Self.entries()
    #expect(entries.map { rows.cells(of: $0)[1] } == [.text("record"), .text("erased"), .text("erasure"), .text("quarantine")])
    for entry in entries { #expect(rows.cells(of: entry).count == rows.columns.count) }
    let texts = entries.map { Self.text(.jsonl, rows.columns, rows.cells(of: $0)) }
    #expect(texts[0].contains("\"profile\":\"ana\"") && texts[0].contains("\"after\":{\"every\":\"opt-out\"}"))
    #expect(texts[1].contains("\"choice\":\"opt-out\"") && !texts.contains { $0.contains("\"bo\"") })
    #expect(texts[2].contains("\"erased_positions\":[2]"))
    #expect(texts[3].contains("\"address\":\"ana@example.be\",\"status\":\"in-quarantine\",\"error\":\"no such user\""))
    for text in texts { _ = try JSONSerialization.jsonObject(with: Data(text.utf8)) }
  }

  @Test("Networks and tokens are told only to who asks for them")
  func secrets() async throws {
    var record = try #require(try await Self.entries()[0].record)
    record.network = "192.0.2.0/24"
    record.tokenHash = "c0ffee"
    let entry = HistoryEntry(position: .start, record: record, digest: .start, chain: .start)
    for (extras, network, token) in [([], false, false), (.network, true, false), (.tokenHash, false, true)] as [(HistoryRows.Extras, Bool, Bool)] {
      let rows = HistoryRows(scopes: ScopeNames(), campaigns: CampaignNames(), extras: extras)
      let text = Self.text(.csv, rows.columns, rows.cells(of: entry))
      #expect(text.contains("192.0.2") == network && text.contains("c0ffee") == token)
    }
  }
}
