import AssentLinks
import AssentModel
import AssentPreferences
import AssentReports

/// One consent record with the sections of ISO/IEC TS 27560:2023 clause 6.3: header, processing, parties, events.
struct ConsentRecordDocument {
  let record: ConsentRecord
  /// The identifier of the person (`pii_principal_id`).
  let subject: String
  let sender: SiteManifest.SenderEntry?
  /// Where the page is kept and whether it is the one; `nil` when no archive was asked.
  var page: ShownPage?
  /// Where somebody withdraws (`withdrawal_method`).
  let withdrawal: String
  /// What only Assent has: the entry's place in the chain.
  var history: JSONValue?

  static let controllerID = "urn:x-assent:sender"

  var value: JSONValue {
    .members(
      ("@id", .text("urn:uuid:\(record.id)")), ("@type", .text("dpv:ConsentRecord")),
      ("dct:conformsTo", .text(ConsentVocabulary.recordSchema)), ("dct:identifier", .text(record.id.description)),
      ("dct:created", .text(record.time.description)),
      ("dpv:hasDataSubject", .members(("@type", .text("dpv:DataSubject")), ("dct:identifier", .text(subject)))),
      ("dpv:hasProcess", process), ("dpv:hasEntity", .list([controller])), ("assent:submission", .text(record.submission.description)),
      ("assent:campaign", record.campaign.map { .number(Int64($0.rawValue)) }), ("assent:key", record.keyID.map { .number(Int64($0.rawValue)) }),
      ("assent:tokenHash", record.tokenHash.map { .text($0) }), ("assent:network", record.network.map { .text($0) }), ("assent:history", history))
  }

  private var process: JSONValue {
    .members(
      ("@type", .text("dpv:Process")),
      (
        "dpv:hasPurpose",
        .list([
          .members(
            ("@type", .text("dpv:DirectMarketing")), ("dct:description", .text("Messages: \(ConsentVocabulary.name(of: record.scope))")),
            ("assent:scope", .number(Int64(record.scope.code))))
        ])
      ),
      ("dpv:hasLegalBasis", .texts(["dpv:Consent"])), ("dpv:hasPersonalData", .texts(ConsentVocabulary.personalData(of: record.scope))),
      ("dpv:hasDataController", .members(("@id", .text(Self.controllerID)))),
      ("dpv:hasRecipient", .list([.members(("@id", .text(Self.controllerID)))])), ("dpv:hasNotice", .list(notices)),
      ("dpv:hasConsentControl", .members(("@type", .text("dpv:WithdrawConsent")), ("dct:source", .text(withdrawal)))),
      ("dpv:hasConsentStatus", .list([event])))
  }

  /// The page that asked for the choice, and the sender's privacy notice.
  private var notices: [JSONValue] {
    var notices: [JSONValue] = []
    if let hash = record.pageHash {
      notices.append(
        .members(
          ("@type", .text("dpv:ConsentNotice")), ("dct:identifier", .text("urn:sha256:\(hash)")),
          ("dct:language", record.locale.map { .text($0.description) }), ("spdx:checksum", Self.checksum(hash)),
          ("dct:type", page?.entry.map { .text($0.kind) }), ("assent:sourcesHash", record.sourcesHash.map { .text($0) }),
          ("assent:archivePath", page.map { .text($0.path) }), ("assent:verification", page.map { .text($0.file.name) }),
          ("dct:source", page.flatMap { $0.sources.isEmpty ? nil : .list($0.sources.map(Self.source)) })))
    }
    if let sender {
      notices.append(.members(("@type", .text("dpv:PrivacyNotice")), ("@id", .text(sender.privacyURL))))
    }
    return notices
  }

  private var event: JSONValue {
    let isBySender = record.statement != nil
    return .members(
      ("@type", .texts([ConsentVocabulary.status(of: record), "dpv:ExpressedConsent"])),
      ("dpv:isIndicatedAtTime", .text(record.time.description)), ("dct:date", .text(record.time.description)),
      ("dpv:isIndicatedBy", .text(isBySender ? "dpv:DataController" : "dpv:DataSubject")),
      ("dpv:hasIndicationMethod", .text(ConsentVocabulary.method(of: record))), ("assent:method", .text(record.method.rawValue)),
      ("dpv:hasDuration", .members(("@type", .text("dpv:UntilEventDuration")), ("rdf:value", .text("until the person chooses otherwise")))),
      ("dct:description", record.statement.map { .text($0.reason) }), ("assent:operator", (record.statement?.actor).map { .text($0) }),
      ("assent:before", .text(record.before.json)), ("assent:after", .text(record.after.json)))
  }

  private var controller: JSONValue {
    .members(
      ("@id", .text(Self.controllerID)), ("@type", .text("dpv:DataController")), ("dpv:hasName", sender.map { .text($0.legalName) }),
      ("dpv:hasAddress", sender.map { .text($0.address.joined(separator: ", ")) }), ("dpv:hasContact", sender.map { .text("mailto:\($0.contact)") }))
  }

  private static func source(_ source: ShownSource) -> JSONValue {
    .members(
      ("dct:identifier", .text(source.entry.path)), ("spdx:checksum", checksum(source.entry.sha256)),
      ("assent:verification", .text(source.file.name)))
  }

  private static func checksum(_ sha256: String) -> JSONValue {
    .members(
      ("@type", .text("spdx:Checksum")), ("spdx:algorithm", .text("spdx:checksumAlgorithm_sha256")), ("spdx:checksumValue", .text(sha256)))
  }
}
