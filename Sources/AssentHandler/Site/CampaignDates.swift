import AssentModel

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
