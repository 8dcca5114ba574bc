import AssentLinks
import AssentModel
import AssentPreferences
import AssentReports

/// The history of a person as JSON-LD: a consent record of ISO/IEC TS 27560:2023 for every entry.
public struct EvidenceJSON: Sendable {
  private let evidence: PersonEvidence

  public init(_ evidence: PersonEvidence) { self.evidence = evidence }

  public var text: String {
    JSONValue.members(
      ("@context", ConsentVocabulary.context), ("@type", .text("dct:Collection")), ("dct:created", .text(evidence.madeAt.description)),
      ("dct:subject", .members(("@type", .text("dpv:DataSubject")), ("dct:identifier", .text(evidence.profile.text)))),
      ("assent:state", .text(evidence.state.json)),
      (
        "assent:head",
        .members(("assent:position", .number(evidence.head.position.rawValue)), ("assent:chain", .text(evidence.head.chain.description)))
      ),
      ("assent:verification", .text(evidence.isSound ? "intact" : "problems")), ("dct:hasPart", .list(evidence.entries.map(record)))
    ).text + "\n"
  }

  private func record(_ entry: EvidenceEntry) -> JSONValue {
    let history = JSONValue.members(
      ("assent:position", .number(entry.position.rawValue)), ("assent:digest", .text(entry.digest.description)),
      ("assent:chain", .text(entry.chain.description)), ("assent:salt", .text(entry.record.salt.description)),
      ("assent:verification", .text(entry.problems.isEmpty ? "intact" : "broken")),
      ("assent:problem", entry.problems.isEmpty ? nil : .texts(entry.problems.map(\.description))),
      ("assent:canonical", .text(entry.record.canonicalJSON)))
    return ConsentRecordDocument(
      record: entry.record, subject: evidence.profile.text, sender: evidence.sender, page: entry.page,
      withdrawal: "a link in every message, and the unsubscribe button of mail programs", history: history
    ).value
  }
}
