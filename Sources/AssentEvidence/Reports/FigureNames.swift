import AssentFormats
public import AssentModel
import AssentStore
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

  /// The channels that a report lists: those that the site offers, and those that somebody's choice named.
  func listed(_ figures: [ChannelFigures]) -> [ChannelFigures] {
    guard let channels else { return figures }
    return figures.filter { channels.contains($0.channel) || $0.isNamed }
  }

  static func label(_ channel: Channel) -> String {
    switch channel {
    case .email: "E-mail"
    case .sms: "SMS"
    case .push: "Push"
    case .phone: "Phone"
    case .post: "Post"
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

/// Days as English readers expect them.
enum DateText {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
  ]

  /// `5 October 2026`.
  static func day(_ day: CalendarDate) -> String { "\(day.day) \(month(day)) \(day.year)" }

  /// `5 Oct`.
  static func shortDay(_ day: CalendarDate) -> String { "\(day.day) \(month(day).prefix(3))" }

  /// `1 to 22 November 2026`, `1 October to 22 November 2026`; one day alone.
  static func range(_ days: ClosedRange<CalendarDate>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return day(first) }
    if (first.year, first.month) == (last.year, last.month) { return "\(first.day) to \(day(last))" }
    return first.year == last.year ? "\(first.day) \(month(first)) to \(day(last))" : "\(day(first)) to \(day(last))"
  }

  /// A period in a table: `Mon 5 Oct 2026`, `5 to 11 Oct 2026`, `October 2026`, `2026`.
  static func period(_ period: Period, _ unit: PeriodUnit) -> String {
    let (first, last) = (period.days.lowerBound, period.days.upperBound)
    switch unit {
    case .day: return "\(weekday(first)) \(shortDay(first)) \(first.year)"
    case .week:
      if first == last { return "\(shortDay(first)) \(first.year)" }
      return first.month == last.month ? "\(first.day)–\(shortDay(last)) \(last.year)" : "\(shortDay(first)) – \(shortDay(last)) \(last.year)"
    case .month: return "\(month(first)) \(first.year)"
    case .year: return String(first.year)
    }
  }

  /// The mark of a period on an axis: `5 Oct`, `Oct 2026`, `2026`.
  static func mark(_ period: Period, _ unit: PeriodUnit) -> String {
    let first = period.days.lowerBound
    switch unit {
    case .day, .week: return shortDay(first)
    case .month: return "\(month(first).prefix(3)) \(first.year)"
    case .year: return String(first.year)
    }
  }

  /// A period in a sentence, after a number: `on 5 October 2026`, `in the week from 5 October 2026`, `in October 2026`.
  static func phrase(_ period: Period, _ unit: PeriodUnit) -> String {
    let first = period.days.lowerBound
    switch unit {
    case .day: return "on \(day(first))"
    case .week: return "in the week from \(day(first))"
    case .month: return "in \(month(first)) \(first.year)"
    case .year: return "in \(first.year)"
    }
  }

  /// `22 November 2026, 10:15 UTC`.
  static func moment(_ time: Timestamp) -> String {
    let text = time.description
    let date = CalendarDate(text.prefix(10)).map(day) ?? String(text.prefix(10))
    return "\(date), \(text.dropFirst(11).prefix(5)) UTC"
  }

  private static func month(_ day: CalendarDate) -> String { months.indices.contains(day.month - 1) ? months[day.month - 1] : "" }

  private static func weekday(_ day: CalendarDate) -> String {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    return names[Int(((day.daysSince1970 + 3) % 7 + 7) % 7)]
  }
}

/// Shares and lengths of time as English readers expect them.
enum NumberText {
  /// `12.3 %`; `under 0.1 %` for what rounds to nothing and isn't, `over 99.9 %` for what rounds to all and isn't; `–` of nothing.
  static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let share = Double(part) / Double(whole) * 100
    if part > 0, share < 0.05 { return "under 0.1 %" }
    if part < whole, share >= 99.95 { return "over 99.9 %" }
    if part == 0 || part == whole { return "\(part == 0 ? 0 : 100) %" }
    guard share < 1e12 else { return "–" }
    let tenths = Int((share * 10).rounded())
    return "\(GroupedNumber.text(tenths / 10)).\(tenths % 10) %"
  }

  /// The two greatest units: `45 s`, `3 min 20 s`, `5 h 12 min`, `1 day 4 h`, `12 days`.
  static func duration(_ seconds: Int64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return joined("\(minutes) min", seconds % 60, "s") }
    if days < 1 { return joined("\(hours) h", minutes, "min") }
    let text = days == 1 ? "1 day" : "\(GroupedNumber.text(Int(clamping: days))) days"
    return days < 10 ? joined(text, hours, "h") : text
  }

  private static func joined(_ first: String, _ rest: Int64, _ unit: String) -> String { rest > 0 ? "\(first) \(rest) \(unit)" : first }
}
