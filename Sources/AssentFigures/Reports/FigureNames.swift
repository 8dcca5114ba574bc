public import AssentModel
import AssentPreferences
import AssentReports
import Foundation

/// What the things that are counted are called. Without a site, services and campaigns have numbers alone.
public struct FigureNames: Hashable, Sendable {
  /// A campaign as people know it.
  public struct CampaignName: Hashable, Sendable {
    public var slug: String
    /// The words for it; `nil` when the site has none.
    public var title: String?

    public init(slug: String, title: String? = nil) {
      self.slug = slug
      self.title = title
    }
  }

  /// The channels that the site offers; `nil` when no site is known.
  public var channels: [Channel]?
  public var services: [ServiceNumber: String]
  public var campaigns: [CampaignNumber: CampaignName]

  public init(channels: [Channel]? = nil, services: [ServiceNumber: String] = [:], campaigns: [CampaignNumber: CampaignName] = [:]) {
    self.channels = channels
    self.services = services
    self.campaigns = campaigns
  }

  /// The channels that a report lists: those that the site offers, and those of which somebody opted in or out other than of everything.
  func listed(_ figures: [ChannelFigures]) -> [ChannelFigures] {
    guard let channels else { return figures }
    return figures.filter { row in
      channels.contains(row.channel) || row.count.optIns > 0 && row.count.optOuts > row.ofEverything || row.count.optOuts > row.ofEverything
    }
  }

  static func label(_ channel: Channel) -> String {
    switch channel {
    case .email: "E-mail"
    case .sms: "SMS"
    case .push: "Push"
    case .phone: "Phone"
    case .post: "Post"
    default: channel.name
    }
  }

  func label(_ service: ServiceNumber) -> String {
    let name = services[service].map(VisibleScalar.escaped)
    return name ?? "Service \(service.rawValue)"
  }

  func label(_ campaign: CampaignNumber?) -> String {
    guard let campaign else { return "No campaign" }
    guard let name = campaigns[campaign] else { return "Campaign \(campaign.rawValue)" }
    return VisibleScalar.escaped(name.title ?? name.slug)
  }

  /// The slug, where the label isn't it already.
  func slug(_ campaign: CampaignNumber?) -> String? {
    guard let name = campaign.flatMap({ campaigns[$0] }), let title = name.title, title != name.slug else { return nil }
    return name.slug
  }

  static func label(_ locale: LocaleTag?) -> String {
    guard let locale else { return "No page" }
    let name = Locale(identifier: "en").localizedString(forIdentifier: locale.description)
    return name.map { "\(VisibleScalar.escaped($0)) (\(locale))" } ?? locale.description
  }

  static func label(_ method: ConsentMethod) -> String {
    switch method {
    case .page: "Button of a page"
    case .oneClick: "Button of a mail program"
    case .operator: "By hand, at the sender"
    case .import: "From another system"
    case .signUp: "Sign-up, not confirmed yet"
    case .signUpConfirmation: "Confirmed sign-up"
    case .undo: "Undo"
    case .keyword: "Keyword in a message"
    }
  }
}
