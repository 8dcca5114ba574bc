import AssentEvidence
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import Testing

@Suite("Consent records as ISO/IEC TS 27560 has them")
struct ConsentDocumentTests {
  /// Follows names through objects, and takes the first of a list.
  private static func value(_ object: Any?, _ names: String...) -> Any? {
    names.reduce(object) { value, name in
      let inner = (value as? [String: Any])?[name]
      return (inner as? [Any])?.first ?? inner
    }
  }

  private static func records(_ text: String) throws -> [[String: Any]] {
    let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((document["@context"] as? [String: String])?["dpv"] == "https://w3id.org/dpv#")
    return try #require(document["dct:hasPart"] as? [[String: Any]])
  }

  /// The mandatory fields of the header, the processing, the parties and the events: path, and the clause of the specification.
  static let mandatory: [([String], String)] = [
    (["dct:conformsTo"], "6.3.3 schema_version"), (["dct:identifier"], "6.3.3 record_id"),
    (["dpv:hasDataSubject", "dct:identifier"], "6.3.3 pii_principal_id"),
    (["dpv:hasProcess", "dpv:hasNotice", "dct:identifier"], "6.3.4.1 privacy_notice"),
    (["dpv:hasProcess", "dpv:hasNotice", "dct:language"], "6.3.4.2 language"),
    (["dpv:hasProcess", "dpv:hasPurpose", "dct:description"], "6.3.4.3 purposes"),
    (["dpv:hasProcess", "dpv:hasLegalBasis"], "6.3.4.6 lawful_basis"), (["dpv:hasProcess", "dpv:hasPersonalData"], "6.3.4.7 pii_information"),
    (["dpv:hasProcess", "dpv:hasDataController", "@id"], "6.3.4.8 pii_controllers"),
    (["dpv:hasProcess", "dpv:hasRecipient", "@id"], "6.3.4.17 recipient_third_parties"),
    (["dpv:hasProcess", "dpv:hasConsentControl", "dct:source"], "6.3.4.18 withdrawal_method"),
    (["dpv:hasEntity", "@id"], "6.3.6 party_id"), (["dpv:hasEntity", "dpv:hasName"], "6.3.6.6 party_name"),
    (["dpv:hasEntity", "@type"], "6.3.6.7 party_role"), (["dpv:hasEntity", "dpv:hasContact"], "6.3.6.8 party_contact"),
    (["dpv:hasProcess", "dpv:hasConsentStatus", "dpv:isIndicatedAtTime"], "6.3.7.1 event_time"),
    (["dpv:hasProcess", "dpv:hasConsentStatus", "dpv:hasDuration", "rdf:value"], "6.3.7.2 validity_duration"),
    (["dpv:hasProcess", "dpv:hasConsentStatus", "dpv:isIndicatedBy"], "6.3.7.3 entity_id"),
    (["dpv:hasProcess", "dpv:hasConsentStatus", "dpv:hasIndicationMethod"], "6.3.7.4 event_type"),
    (["dpv:hasProcess", "dpv:hasConsentStatus", "@type"], "6.3.7.6 event_state"),
  ]

  @Test("Evidence and receipts have every mandatory field")
  func mandatoryFields() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    let recorded = try await scratch.choose(.optIn, .channel(.email), on: .optIn)
    let evidence = EvidenceJSON(try await scratch.evidence()).text
    let receipt = ConsentReceipt(
      records: recorded.records, holder: "ab", sender: try scratch.manifest.sender, baseURL: "https://p.example", withdrawal: "https://p.example/x",
      madeAt: EvidenceCase.now
    ).json
    for text in [evidence, receipt] {
      let record = try #require(try Self.records(text).first)
      for (path, clause) in Self.mandatory {
        let found = path.reduce(record as Any?) { Self.value($0, $1) }
        #expect((found as? String)?.isEmpty == false, "\(clause): \(path.joined(separator: " / "))")
      }
    }
    #expect(!receipt.contains("ana &"))
  }

  @Test("Giving, withdrawing, refusing, taking back: each has its status")
  func statuses() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    try await scratch.choose(.optOut, .channel(.sms), on: .optOut)
    try await scratch.choose(.undo, .channel(.sms), on: .undo)
    try await scratch.choose(.optIn, .channel(.email), on: .optIn)
    try await scratch.choose(.optOut, .everyChannel, on: .optOutOfEverything)
    try await scratch.choose(.undo, .everyChannel, on: .undo)
    let records = try Self.records(EvidenceJSON(try await scratch.evidence()).text)
    let statuses = records.map { Self.value($0, "dpv:hasProcess", "dpv:hasConsentStatus", "@type") as? String }
    #expect(statuses == ["dpv:ConsentRefused", "dpv:ConsentUnknown", "dpv:ConsentGiven", "dpv:ConsentWithdrawn", "dpv:ConsentGiven"])
  }

  @Test("The canonical JSON in the evidence gives the digest, so that a stranger can check the chain")
  func checkable() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    try await scratch.choose(.optIn, .channel(.email), on: .optIn)
    let record = try #require(try Self.records(EvidenceJSON(try await scratch.evidence()).text).first)
    let history = try #require(record["assent:history"] as? [String: Any])
    let entry = try #require(try await scratch.store.entries(of: scratch.profile).first)
    #expect(history["assent:canonical"] as? String == entry.record?.canonicalJSON)
    #expect(history["assent:digest"] as? String == entry.digest.description)
  }

  @Test("Text that means something in JSON is written as text")
  func hostile() async throws {
    let scratch = try EvidenceCase()
    try scratch.build()
    var generator = SystemRandomNumberGenerator()
    let reason = "\"\\\u{1}\u{1F}\u{2028}</script>\n💡"
    let submission = Submission(
      id: RecordID(at: EvidenceCase.now, from: &generator), salt: RecordSalt(from: &generator), profile: scratch.profile, choice: .optOut,
      scope: .channel(.post), method: .byHand, statement: SenderStatement(reason: reason, actor: "Ines"))
    _ = try await scratch.store.record(submission, at: EvidenceCase.now)
    let record = try #require(try Self.records(EvidenceJSON(try await scratch.evidence()).text).first)
    #expect(Self.value(record, "dpv:hasProcess", "dpv:hasConsentStatus", "dct:description") as? String == reason)
    #expect(Self.value(record, "dpv:hasProcess", "dpv:hasConsentStatus", "dpv:isIndicatedBy") as? String == "dpv:DataController")
  }
}
