import AssentLinks
import AssentModel
import AssentStore
import Hummingbird

/// The pages behind links: what GET and HEAD show. Holds no more of the store than its reading side.
struct LinkPages {
  let site: PublishedSite
  let reader: ReadOnlyStore
  let filler: SlotFiller

  /// The page where a link leads.
  func landing(_ link: FollowedLink) async throws -> Response {
    try link.requireHonoured(at: filler.now, site: site.snapshot)
    let page = try await page(link.landing, for: link)
    var values = try filler.values(for: page, link)
    if page.entry.slots.contains(where: { Slot(rawValue: $0.name)?.checkedScope != nil }) {
      values.merge(filler.ticks(for: page, try await reader.preferences(of: link.link.profile))) { $1 }
    }
    return PageAnswer(page: page, values: values).response
  }

  /// The page that follows a choice.
  ///
  /// - Parameter result: the id of a submission that was made with this very link, `nothing-changed`, or the outcome of a test link.
  func confirmation(_ link: FollowedLink, result: String) async throws -> Response {
    if result == Outcome.nothingChanged.rawValue { return try await nothingChanged(link) }
    if link.link.isTest, result == Outcome(link.link.action, scope: link.link.scope).rawValue {
      return try await tested(link, result: result)
    }
    let records = try await link.records(of: result, in: reader)
    guard let submission = records.first?.submission else { throw Refusal.notFound }
    let recorded = RecordedSubmission(
      submission: submission, action: link.link.action, scope: link.link.scope, records: records)
    let page = try await page(recorded.outcome.page, for: link)
    let undoing = records.count == 1 ? records.first?.scope : nil
    var values = try filler.values(for: page, link, result: result, undoing: undoing)
    values[.summary] = ChangeSummary(page: page, now: filler.now).changes(records)
    return PageAnswer(page: page, values: values).response
  }

  private func nothingChanged(_ link: FollowedLink) async throws -> Response {
    let page = try await page(.nothingChanged, for: link)
    let state = try await reader.preferences(of: link.link.profile)
    var values = try filler.values(for: page, link, result: Outcome.nothingChanged.rawValue)
    let summary = ChangeSummary(page: page, now: filler.now)
    values[.summary] = link.link.action == .preferences ? summary.state(state) : summary.state(state, of: link.link.scope)
    return PageAnswer(page: page, values: values).response
  }

  /// What a test link's choice would have led to.
  private func tested(_ link: FollowedLink, result: String) async throws -> Response {
    let page = try await page(Outcome(link.link.action, scope: link.link.scope).page, for: link)
    var values = try filler.values(for: page, link, result: result)
    let summary = ChangeSummary(page: page, now: filler.now)
    switch link.link.action {
    case .optOut: values[.summary] = summary.change(.optOut, for: link.link.scope)
    case .optIn, .confirm, .undo: values[.summary] = summary.change(.optIn, for: link.link.scope)
    case .preferences: values[.summary] = summary.state(try await reader.preferences(of: link.link.profile))
    }
    return PageAnswer(page: page, values: values).response
  }

  private func page(_ kind: PageKind, for link: FollowedLink) async throws -> ServedPage {
    guard let page = try await site.page({ $0.page(kind, link.locale, campaign: link.link.campaign) }) else {
      throw Refusal.notFound
    }
    return page
  }
}
