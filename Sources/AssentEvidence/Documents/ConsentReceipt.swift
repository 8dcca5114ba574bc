public import AssentModel
public import AssentPreferences
import AssentReports

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
