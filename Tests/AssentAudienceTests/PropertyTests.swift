import AssentFormats
import AssentModel
import AssentSQLite
import AssentStore
import TestSupport
import Testing

@testable import AssentAudience

/// The analysis against ``NaiveAnalysis`` on random histories and lists, through a real store.
@Suite("The analysis agrees with a naive one")
struct PropertyTests {
  @Test("On random histories and lists, however they are cut and with any number of threads", arguments: 0..<30)
  func random(seed: UInt64) async throws {
    var generator = SeededGenerator(seed: seed)
    let test = try AnalysisCase()
    let service = try #require(ServiceNumber(rawValue: 3))
    let scopes: [Scope] = [.everyChannel, .channel(.email), .channel(.sms), .service(service)]
    let profiles = (0..<12).map { "p\($0)" }
    let people = ["ana", "Ana", "bé", "c.d", "e+f", "x\"y", " "]
    for _ in 0..<Int.random(in: 0...30, using: &generator) {
      let choice: Choice = Bool.random(using: &generator) ? .optOut : .optIn
      try await test.choose(
        choice, try #require(profiles.randomElement(using: &generator)), try #require(scopes.randomElement(using: &generator)))
    }
    var quarantine: [String: QuarantineStatus] = [:]
    for status in [QuarantineStatus.quarantined, .denylisted, .erroneous] {
      let address = "\(try #require(["ana", "c.d", "e+f"].randomElement(using: &generator)))@example.be"
      try await test.quarantine(address, status)
      quarantine[address] = status
    }
    var states: [String: Preferences] = [:]
    for profile in profiles { states[profile] = try await test.store.preferences(of: try #require(Profile.ID(profile))) }
    var question = AudienceQuestion(channel: .email, time: AnalysisCase.now)
    question.requiresConsent = Int.random(in: 0...3, using: &generator) == 0
    question.service = Int.random(in: 0...3, using: &generator) == 0 ? service : nil
    let rows = (0..<Int.random(in: 0...80, using: &generator)).map { _ -> (profile: String, address: String) in
      let profile = Int.random(in: 0...20, using: &generator) == 0 ? "" : profiles.randomElement(using: &generator) ?? ""
      let domains = ["example.be", "EXAMPLE.be", "exämple.be", "bad", ""]
      let address = "\(people.randomElement(using: &generator) ?? "")@\(domains.randomElement(using: &generator) ?? "")"
      return (profile, Int.random(in: 0...15, using: &generator) == 0 ? "" : address)
    }
    let list = "locale,profile,email\n" + rows.map { Self.cell($0, quoted: Bool.random(using: &generator)) }.joined()
    for rule in [SharedAddressRule.keep, .exclude] {
      let expected = NaiveAnalysis(question: question, states: states, quarantine: quarantine).run(rows, rule)
      let result = try await test.analyse(
        list, question: question, shared: rule, jobs: 1 + Int(seed % 3), pieceSize: Int.random(in: 1...400, using: &generator), seed: seed)
      let whole = try await test.analyse(list, question: question, shared: rule, jobs: 1, seed: seed + 1)
      #expect(result == whole)
      let excluded = expected.reasons.enumerated().filter { !$0.element.isEmpty }
      #expect(result.exclusions.map { $0[0] } == excluded.map { String($0.offset + 2) })
      #expect(result.exclusions.map { $0[2] } == excluded.map { $0.element.joined(separator: " ") })
      #expect(result.counts.targets == rows.count - excluded.count)
      #expect(result.targets.count == result.counts.targets)
      #expect(result.counts.sharedAddresses == expected.shared)
      #expect(result.counts.contestedAddresses == expected.contested)
    }
  }

  private static func cell(_ row: (profile: String, address: String), quoted: Bool) -> String {
    guard quoted || row.address.contains("\"") else { return "fr,\(row.profile),\(row.address)\n" }
    return "\"fr\",\"\(row.profile)\",\"\(row.address.replacing("\"", with: "\"\""))\"\r\n"
  }

  @Test("Many thousand addresses, with repeated ones far apart, in JSON lines and in CSV")
  func many() async throws {
    let test = try AnalysisCase()
    for index in stride(from: 0, to: 100, by: 7) { try await test.choose(.optOut, "p\(index)") }
    let rows = (0..<30_000).map { $0 % 1000 == 999 ? $0 - 900 : $0 }
    let csv = "profile,email\n" + rows.map { "p\($0),a\($0)@example.be\n" }.joined()
    let json = rows.map { "{\"profile\":\"p\($0)\",\"email\":\"A\($0)@example.be\",\"x\":[\($0)]}\n" }.joined()
    let first = try await test.analyse(csv, pieceSize: 3000)
    let second = try await test.analyse(json, format: .jsonLines, pieceSize: 3000)
    #expect(first.counts == second.counts)
    #expect(first.counts.decisive[10] == 30)
    #expect(first.counts.decisive[0] == 15)
    #expect(first.exclusions.map { Int($0[0]) } == second.exclusions.map { (Int($0[0]) ?? 0) + 1 })
  }
}
