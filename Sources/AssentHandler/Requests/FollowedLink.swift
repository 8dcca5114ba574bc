import AssentLinks
import AssentModel
import AssentStore

/// A right link, the text that it was read from, and the language it was followed in.
struct FollowedLink: Sendable {
  let verified: VerifiedLink
  /// The token, safe to write into a URL because it was verified.
  let token: String
  let locale: LocaleTag

  var link: Link { verified.link }

  /// - Throws: ``Refusal/invalidLink`` when the token is wrong, whatever is wrong with it.
  init(token: String, locale: LocaleTag, keys: KeyRing) throws(Refusal) {
    do {
      self.verified = try keys.verify(token)
    } catch {
      throw .invalidLink
    }
    self.token = token
    self.locale = locale
  }

  /// The page where the link leads.
  var landing: PageKind {
    switch link.action {
    case .optOut: link.scope == .everyChannel ? .optOutOfEverything : .optOut
    case .optIn, .confirm: .optIn
    case .preferences: .preferences
    case .undo: .undo
    }
  }

  /// The records of a submission that was made with this very link; never empty.
  ///
  /// - Parameter result: the id of the submission, as it is in the URL of a confirmation page.
  /// - Throws: ``Refusal/notFound`` when there is no such submission, and `StoreError`.
  func records(of result: String, in reader: ReadOnlyStore) async throws -> [ConsentRecord] {
    guard let submission = RecordID(result) else { throw Refusal.notFound }
    let records = try await reader.records(of: link.profile, submission: submission).filter { $0.tokenHash == verified.tokenHash }
    guard !records.isEmpty else { throw Refusal.notFound }
    return records
  }

  /// Refuses a link that isn't honoured now: opting out always is, an undo until its own expiry, the rest also within the campaign's days.
  func requireHonoured(at now: Timestamp, site: SiteSnapshot) throws(Refusal) {
    guard verified.isHonoured(at: now) else { throw .expired(self) }
    guard link.action != .optOut, link.action != .undo, let dates = site.dates(of: link.campaign) else { return }
    guard !dates.isExpired(at: now) else { throw .expired(self) }
    guard dates.isPublished(at: now) || link.isTest else { throw .unpublished(self) }
  }
}

/// The days between which a campaign's pages are shown.
struct CampaignDates: Hashable, Sendable {
  /// `nil` for at once.
  let publishes: CalendarDate?
  /// `nil` for never.
  let expires: CalendarDate?

  init(_ entry: SiteManifest.CampaignEntry) {
    self.publishes = entry.publishes.flatMap { CalendarDate($0) }
    self.expires = entry.expires.flatMap { CalendarDate($0) }
  }

  func isPublished(at now: Timestamp) -> Bool { publishes.map { now >= $0.start } ?? true }
  func isExpired(at now: Timestamp) -> Bool { expires.map { now >= $0.start } ?? false }
}
