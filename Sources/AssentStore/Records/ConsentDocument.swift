package import AssentFormats
import AssentLinks
public import AssentModel

/// One consent record with the sections of ISO/IEC TS 27560:2023 clause 6.3: header, processing, parties, events.
package struct ConsentRecordDocument {
  let record: ConsentRecord
  /// The identifier of the person (`pii_principal_id`).
  let subject: String
  let sender: SiteManifest.SenderEntry?
  /// What an archive adds to the notice that asked for the choice: the page's kind, its path, whether it is intact, its sources.
  var archivedNotice: [(String, JSONValue?)] = []
  /// Where somebody withdraws (`withdrawal_method`).
  let withdrawal: String
  /// What only Assent has: the entry's place in the chain.
  var history: JSONValue?

  static let controllerID = "urn:x-assent:sender"

  package init(
    record: ConsentRecord, subject: String, sender: SiteManifest.SenderEntry?, archivedNotice: [(String, JSONValue?)] = [], withdrawal: String,
    history: JSONValue? = nil
  ) {
    self.record = record
    self.subject = subject
    self.sender = sender
    self.archivedNotice = archivedNotice
    self.withdrawal = withdrawal
    self.history = history
  }

  package var value: JSONValue {
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
          [
            ("@type", .text("dpv:ConsentNotice")), ("dct:identifier", .text("urn:sha256:\(hash)")),
            ("dct:language", record.locale.map { .text($0.description) }), ("spdx:checksum", Self.checksum(hash)),
            ("assent:sourcesHash", record.sourcesHash.map { .text($0) }),
          ] + archivedNotice))
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

  package static func checksum(_ sha256: String) -> JSONValue {
    .members(
      ("@type", .text("spdx:Checksum")), ("spdx:algorithm", .text("spdx:checksumAlgorithm_sha256")), ("spdx:checksumValue", .text(sha256)))
  }
}

/// What a person takes home of a choice, as data.
///
/// Source: ISO/IEC TS 27560:2023 clause 6.4, with the terms of the DPV.
public struct ConsentReceipt: Sendable {
  private let records: [ConsentRecord]
  private let holder: String
  private let sender: SiteManifest.SenderEntry?
  private let baseURL: String
  private let withdrawal: String
  private let madeAt: Timestamp

  /// - Parameters:
  ///   - records: those of one submission; not empty.
  ///   - holder: what stands for the person: the hash of the link's token, from which the sender finds them and nobody else does.
  ///   - withdrawal: a URL at which everything can be stopped.
  public init(
    records: [ConsentRecord], holder: String, sender: SiteManifest.SenderEntry?, baseURL: String, withdrawal: String, madeAt: Timestamp
  ) {
    self.records = records
    self.holder = holder
    self.sender = sender
    self.baseURL = baseURL
    self.withdrawal = withdrawal
    self.madeAt = madeAt
  }

  /// The receipt as JSON-LD.
  public var json: String {
    let submission = records.first.map(\.submission.description) ?? ""
    return JSONValue.members(
      ("@context", ConsentVocabulary.context), ("@id", .text("urn:x-assent:receipt:\(submission)")), ("@type", .text("dpv:ConsentReceipt")),
      ("dct:conformsTo", .text(ConsentVocabulary.receiptSchema)), ("dct:identifier", .text(submission)),
      ("dct:created", .text(madeAt.description)), ("dct:publisher", .members(("@id", .text(ConsentRecordDocument.controllerID)))),
      ("dct:source", .text(baseURL)),
      (
        "dct:hasPart",
        .list(records.map { ConsentRecordDocument(record: $0, subject: "urn:sha256:\(holder)", sender: sender, withdrawal: withdrawal).value })
      )
    ).text
  }
}

/// The terms of the W3C Data Privacy Vocabulary (DPV) for what Assent records.
///
/// Source: https://w3id.org/dpv and its guide to ISO/IEC TS 27560:2023, https://w3id.org/dpv/guides/consent-27560.
package enum ConsentVocabulary {
  static let recordSchema = "https://w3id.org/dpv/schema/dpv-27560#record"
  static let receiptSchema = "https://w3id.org/dpv/schema/dpv-27560#receipt"

  /// The context stands in every document: nothing is to be fetched.
  package static let context = JSONValue.members(
    ("dpv", .text("https://w3id.org/dpv#")), ("pd", .text("https://w3id.org/dpv/pd#")), ("dct", .text("http://purl.org/dc/terms/")),
    ("rdf", .text("http://www.w3.org/1999/02/22-rdf-syntax-ns#")), ("spdx", .text("http://spdx.org/rdf/terms#")),
    ("assent", .text("urn:x-assent:")))

  /// What a choice made of consent: requested by a sign-up that waits, given, withdrawn once it had been given, refused when it never was; unknown where an undo brought back a
  /// state in which nothing had been chosen.
  static func status(of record: ConsentRecord) -> String {
    guard record.method != .signUp else { return "dpv:ConsentRequested" }
    switch record.choice {
    case .optIn:
      let stands = parts(of: record.scope).contains { record.after.effective($0, at: record.time) == .optIn }
      return record.method != .undo || stands ? "dpv:ConsentGiven" : "dpv:ConsentUnknown"
    case .optOut:
      return parts(of: record.scope).contains { record.before.effective($0, at: record.time) == .optIn }
        ? "dpv:ConsentWithdrawn" : "dpv:ConsentRefused"
    }
  }

  /// How the choice was made, in a sentence.
  package static func method(of record: ConsentRecord) -> String {
    switch record.method {
    case .page: "the button of a web page"
    case .oneClick: "the unsubscribe button of a mail program (RFC 8058)"
    case .operator: "entered by somebody at the sender"
    case .import: "taken over from another system"
    case .signUp: "a sign-up that waits for its confirmation, entered by somebody at the sender"
    case .signUpConfirmation: "the button of the page that confirms a sign-up"
    case .keyword: "a message that the person sent, taken over by somebody at the sender"
    case .undo: record.statement == nil ? "the button that takes an opt-out back" : "an opt-out taken back by somebody at the sender"
    }
  }

  /// What the choice is about, in words.
  package static func name(of scope: Scope) -> String {
    switch scope {
    case .everyChannel: "every channel"
    case .channels(let set): set.channels.map(\.name).joined(separator: ", ")
    case .service(let number): "service \(number.rawValue)"
    }
  }

  /// The personal data that a message for the scope needs.
  static func personalData(of scope: Scope) -> [String] {
    guard case .channels(let set) = scope else { return ["pd:Contact"] }
    var terms: [String] = []
    for channel in set.channels {
      let term =
        switch channel {
        case .email: "pd:EmailAddress"
        case .sms, .phone: "pd:TelephoneNumber"
        case .post: "pd:PhysicalAddress"
        case .push: "pd:Contact"
        }
      if !terms.contains(term) { terms.append(term) }
    }
    return terms
  }

  private static func parts(of scope: Scope) -> [Scope] {
    switch scope {
    case .everyChannel: Channel.allCases.map { .channel($0) }
    case .channels(let set): set.channels.map { .channel($0) }
    case .service: [scope]
    }
  }
}
