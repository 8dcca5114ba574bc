import AssentAddresses
import AssentModel
import AssentSQLite
import AssentStore
import Foundation

/// Records the opt-outs and quarantine entries of a benchmark in a store, as an import would.
struct AudienceBenchmark {
  let store: String
  let optedOut: String
  let quarantine: String

  func run() async throws {
    let store = try PreferenceStore(SQLiteBackend(path: store))
    var generator = SystemRandomNumberGenerator()
    let now = Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    let profiles = try lines(optedOut).compactMap { Profile.ID($0) }
    for start in stride(from: 0, to: profiles.count, by: 5000) {
      let late = profiles[start..<min(start + 5000, profiles.count)].map { profile in
        LateSubmission(
          Submission(
            id: RecordID(at: now, from: &generator), salt: RecordSalt(from: &generator), profile: profile, choice: .optOut, scope: .everyChannel,
            method: .byImport, statement: SenderStatement(reason: "benchmark")), at: now)
      }
      _ = try await store.replay(late)
    }
    let addresses = try lines(quarantine).map { Address(stored: $0, channel: .email) }
    for start in stride(from: 0, to: addresses.count, by: 5000) {
      let changes = addresses[start..<min(start + 5000, addresses.count)].map { address in
        QuarantineChange(
          id: RecordID(at: now, from: &generator), address: address, event: .status(.quarantined), method: .import,
          statement: SenderStatement(reason: "benchmark"))
      }
      _ = try await store.change(changes, at: now)
    }
    try await store.close()
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst().map(String.init)
  }
}
