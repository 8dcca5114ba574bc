public import AssentModel

/// The slugs of campaigns in `site.yml`.
public struct CampaignNames: Hashable, Sendable {
  private let slugs: [CampaignNumber: String]

  public init(_ slugs: [CampaignNumber: String] = [:]) { self.slugs = slugs }

  /// The slug, or the number of a campaign that the site doesn't have.
  public func name(of campaign: CampaignNumber) -> String { slugs[campaign] ?? String(campaign.rawValue) }
}
