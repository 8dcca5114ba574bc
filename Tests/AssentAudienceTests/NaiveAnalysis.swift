import AssentAddresses
import AssentModel
import AssentStore

@testable import AssentAudience

/// The analysis as one would write it down first: everything in memory, row by row, dictionaries.
struct NaiveAnalysis {
  let question: AudienceQuestion
  let states: [String: Preferences]
  let quarantine: [String: QuarantineStatus]

  /// For each row of profile and address its reasons; with the number of shared addresses.
  func run(_ rows: [(profile: String, address: String)], _ rule: SharedAddressRule) -> (reasons: [[String]], shared: Int, contested: Int) {
    let normal = rows.map { try? AddressNormalizer().address($0.address, channel: question.channel).text }
    var profiles: [String: [String]] = [:]
    for (row, address) in zip(rows, normal) {
      guard let address, !row.profile.isEmpty, profiles[address]?.contains(row.profile) != true else { continue }
      profiles[address, default: []].append(row.profile)
    }
    let shared = profiles.filter { $0.value.count > 1 }
    let contested = shared.filter { entry in entry.value.contains { optedOut($0) } }
    var had: [String: [String]] = [:]
    let reasons = zip(rows, normal).map { row, address -> [String] in
      guard !row.profile.isEmpty else { return [ExclusionReason.malformedRow.rawValue] }
      var reasons = question.reasons(for: states[row.profile] ?? Preferences())
      if row.address.allSatisfy(\.isWhitespace) { reasons.formUnion(.noAddress) } else if address == nil { reasons.formUnion(.invalidAddress) }
      if let address {
        if quarantine[address] == .quarantined { reasons.formUnion(ExclusionReasons(.quarantined)) }
        if quarantine[address] == .denylisted { reasons.formUnion(ExclusionReasons(.denylisted)) }
        let before = had[address, default: []]
        if before.contains(row.profile) {
          reasons.formUnion(.duplicateAddress)
        } else if rule == .exclude, !before.isEmpty {
          reasons.formUnion(.sharedAddress)
        }
        if rule == .exclude, contested[address] != nil { reasons.formUnion(.sharedAddress) }
        had[address, default: []].append(row.profile)
      }
      return reasons.reasons.map(\.rawValue)
    }
    return (reasons, shared.count, contested.count)
  }

  private func optedOut(_ profile: String) -> Bool {
    !question.reasons(for: states[profile] ?? Preferences()).isDisjoint(with: .optedOut)
  }
}
