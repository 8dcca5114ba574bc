import AssentLinks
import AssentModel
import AssentStore
import HTTPTypes
import Hummingbird

/// What POST does: records a choice and says where its confirmation is.
struct ChoiceAnswers {
  let site: PublishedSite
  let store: PreferenceStore
  let now: Timestamp
  let submission: RecordID
  let salt: RecordSalt
  let limits: HandlerLimits
  /// The network that the choice came from; `nil` unless it is kept.
  let network: TruncatedNetwork?

  /// Answers after the store has committed.
  func answer(_ request: Request, to link: FollowedLink) async throws -> Response {
    let form = try await ChoiceForm(request, sizeLimit: limits.bodySize)
    let site = site.snapshot
    if form.isOneClick { return try await oneClick(link) }
    guard site.locales[link.locale] != nil else { throw Refusal.notFound }
    try link.requireHonoured(at: now, site: site)
    let sent: SubmissionForm =
      link.link.action == .preferences ? .preferences(offered: try form.offered(of: site.offered), ticked: try form.ticked()) : .button
    let page = site.page(link.landing, link.locale, campaign: link.link.campaign)
    let evidence = PageEvidence(
      locale: link.locale, pageHash: page?.sha256, sourcesHash: page.map { site.sourcesHash(of: $0) }, network: network?.description)
    guard
      let submission = Submission(id: submission, salt: salt, link: link.verified, form: sent, evidence: evidence, validity: site.validity)
    else {
      guard link.link.isTest else { throw Refusal.badForm }
      return redirect(to: Outcome(link.link.action, scope: link.link.scope).rawValue, of: link, site)
    }
    let recorded = try await store.record(submission, at: now)
    let result = recorded.outcome == .nothingChanged ? recorded.outcome.rawValue : recorded.submission.description
    return redirect(to: result, of: link, site)
  }

  /// A mail program's own unsubscribe button: no redirect and no cookie, in whatever language the link is.
  ///
  /// Source: RFC 8058 section 3.1.
  private func oneClick(_ link: FollowedLink) async throws -> Response {
    guard link.link.action == .optOut else {
      return .privately(.badRequest, "This link doesn't unsubscribe.\n")
    }
    let evidence = PageEvidence(locale: link.locale, network: network?.description)
    if let submission = Submission(id: submission, salt: salt, link: link.verified, form: .oneClick, evidence: evidence) {
      _ = try await store.record(submission, at: now)
    }
    return .privately(.ok, "Unsubscribed.\n")
  }

  private func redirect(to result: String, of link: FollowedLink, _ site: SiteSnapshot) -> Response {
    var headers: HTTPFields = [.location: "\(site.manifest.basePath)/\(link.locale)/\(link.token)/\(result)"]
    SecurityHeaders.keepPrivate(&headers)
    return Response(status: .seeOther, headers: headers)
  }
}
