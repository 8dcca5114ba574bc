import AssentLinks
import AssentModel
import AssentStore
import HTTPTypes
import Hummingbird

/// What a recipient may keep as proof of a choice: nothing that the holder of the link can't see anyway.
struct ReceiptAnswers {
  let site: PublishedSite
  let reader: ReadOnlyStore
  let filler: SlotFiller

  /// The receipt as a page that needs nothing else to be shown.
  func page(_ link: FollowedLink, result: String) async throws -> Response {
    let records = try await records(link, result: result)
    guard let page = try await site.page({ $0.page(.receipt, link.locale) }) else { throw Refusal.notFound }
    var values = try filler.values(for: page, link, result: result)
    let summary = ChangeSummary(page: page, now: filler.now)
    if let first = records.first {
      values[.summary] = summary.changes(records)
      values[.time] = Self.text(of: first.time)
      values[.record] = first.submission.description
      values[.page] = first.pageHash ?? "–"
    } else {
      let choice: Choice = link.link.action == .optOut ? .optOut : .optIn
      values[.summary] = link.link.action == .preferences ? "" : summary.change(choice, for: link.link.scope)
      values[.time] = Self.text(of: filler.now)
      values[.record] = "–"
      values[.page] = site.snapshot.page(link.landing, link.locale, campaign: link.link.campaign)?.sha256 ?? "–"
    }
    var response = PageAnswer(page: page, values: values).response
    response.headers[.contentDisposition] = "attachment; filename=\"\(Self.name(result)).html\""
    return response
  }

  /// The receipt as data, by ISO/IEC TS 27560. A test link has none: nothing was recorded.
  func data(_ link: FollowedLink, result: String) async throws -> Response {
    let records = try await records(link, result: result)
    guard !records.isEmpty else { throw Refusal.notFound }
    let site = site.snapshot
    let receipt = ConsentReceipt(
      records: records, holder: link.verified.tokenHash, sender: site.manifest.sender, baseURL: site.manifest.baseURL,
      withdrawal: "\(site.manifest.baseURL)/\(link.locale)/\(try filler.withdrawal(of: link))", madeAt: filler.now)
    return .privately(
      .ok, receipt.json + "\n", type: "application/ld+json; charset=utf-8",
      headers: [.contentDisposition: "attachment; filename=\"\(Self.name(result)).json\""])
  }

  /// The records of a submission that was made with this very link; none for a test link, whose choice wasn't recorded.
  private func records(_ link: FollowedLink, result: String) async throws -> [ConsentRecord] {
    guard link.link.isTest else { return try await link.records(of: result, in: reader) }
    guard result == Outcome(link.link.action, scope: link.link.scope).rawValue else { throw Refusal.notFound }
    return []
  }

  /// Only what was read as an outcome or an id gets here.
  private static func name(_ result: String) -> String { "receipt-\(result)" }

  private static func text(of time: Timestamp) -> String {
    let text = time.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(8))"
  }
}
