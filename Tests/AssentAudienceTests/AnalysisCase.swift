import AssentAddresses
import AssentFormats
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import TestSupport
import Testing

@testable import AssentAudience

/// A store and a list, and what the analysis says of them.
final class AnalysisCase {
  struct Result: Equatable {
    var targets: [String]
    /// Line, profile, reasons.
    var exclusions: [[String]]
    var counts: AnalysisCounts
    var shared: [String]
  }

  static let now = Timestamp(seconds: 1_800_000_000)
  let folder: URL
  let store: PreferenceStore
  private var generator = SeededGenerator(seed: 1)

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "assent-audience-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    store = try PreferenceStore(SQLiteBackend(path: folder.appending(path: "assent.sqlite").path))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func choose(_ choice: Choice, _ profile: String, _ scope: Scope = .everyChannel) async throws {
    let submission = Submission(
      id: RecordID(at: Self.now, from: &generator), salt: RecordSalt(from: &generator), profile: try #require(Profile.ID(profile)), choice: choice,
      scope: scope, method: .byHand, statement: SenderStatement(reason: "test", actor: "Ana"))
    _ = try await store.record(submission, at: Self.now)
  }

  func quarantine(_ address: String, _ status: QuarantineStatus = .quarantined) async throws {
    let normal = try AddressNormalizer().address(address, channel: .email)
    let change = QuarantineChange(
      id: RecordID(at: Self.now, from: &generator), address: normal, event: .status(status), method: .operator,
      statement: SenderStatement(reason: "test"))
    _ = try await store.change([change], at: Self.now)
  }

  func analyse(
    _ list: String, question: AudienceQuestion = AudienceQuestion(channel: .email, time: AnalysisCase.now), format: SheetFormat = .csv,
    shared rule: SharedAddressRule = .keep, jobs: Int = 2, pieceSize: Int = 1 << 18, seed: UInt64 = 7
  ) async throws -> Result {
    let snapshot = try AudienceSnapshot(question, seed: seed)
    let head = try await store.snapshot(snapshot)
    if snapshot.hasSuppressions { snapshot.adopt(try await store.suppressionSecret()) }
    #expect(head.position == (try await store.head().position))
    try Data(list.utf8).write(to: folder.appending(path: "list"))
    let names = ["targets", "exclusions", "shared"]
    for name in names { try Data().write(to: folder.appending(path: name)) }
    let input = try FileHandle(forReadingFrom: folder.appending(path: "list"))
    let files = try names.map { try FileHandle(forWritingTo: folder.appending(path: $0)) }
    let analysis = DeliveryAnalysis(snapshot: snapshot, rules: AddressComparison(), format: format, jobs: jobs, pieceSize: pieceSize)
    let list = try AnalysisList(input.fileDescriptor, folder: folder.path)
    let contested = rule == .keep ? nil : try analysis.contested(in: list) { _ in }
    let outputs = AnalysisOutputs(
      targets: files[0].fileDescriptor, exclusions: files[1].fileDescriptor, shared: files[2].fileDescriptor)
    let counts = try analysis.run(list.rewound, to: outputs, shared: rule, contested: contested) { _ in }
    let text = try names.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
    return Result(
      targets: text[0].split(whereSeparator: \.isNewline).dropFirst(format == .jsonLines ? 0 : 1).map(String.init),
      exclusions: try rows(text[1], format), counts: counts, shared: text[2].split(separator: "\n").dropFirst().map(String.init))
  }

  private func rows(_ text: String, _ format: SheetFormat) throws -> [[String]] {
    try Data(text.utf8).write(to: folder.appending(path: "read"))
    let file = try FileHandle(forReadingFrom: folder.appending(path: "read"))
    var rows: [[String]] = []
    var sheet = try SheetRows(file.fileDescriptor, format: format, members: ["line", "profile", "reasons", "position"], ids: ["profile"])
    let columns = try ["line", "profile", "reasons", "position"].map { try #require(try sheet.columns.index(named: [$0])) }
    while let row = try sheet.next() {
      #expect(row.problem == nil)
      rows.append(columns.map { row.fields[$0] })
    }
    return rows
  }
}
