import ArgumentParser
import AssentFormats
import AssentLinks
import AssentLocalization
import AssentModel
import AssentSite
import Foundation

/// What the links of one run have in common, as flags.
struct LinkOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A channel that the link is about; may be repeated. Without one and without --service it is about every channel."))
  var channel: [Channel] = []

  @Option(help: ArgumentHelp("The service that the link is about: its number, or its name in the key of site.yml.", valueName: "service"))
  var service: String?

  @Option(help: ArgumentHelp("The campaign that the link is sent with.", valueName: "slug"))
  var campaign: String?

  @Option(help: ArgumentHelp("The language of the page; otherwise the source locale.", valueName: "tag"))
  var locale: LocaleTag?

  @Option(
    help: ArgumentHelp(
      "When the link stops working, unless it opts out: after 30d or 12h, or at the end of a day, 2026-12-31 (UTC).", valueName: "time"))
  var expires: LinkExpiry?

  @Flag(help: "A test link goes through every page and records nothing.")
  var test = false

  func validate() throws {
    guard channel.isEmpty || service == nil else {
      throw ValidationError("A link is about channels or about a service: give --channel or --service.")
    }
  }

  /// The template of the links.
  func template(_ site: SiteConfiguration, now: Timestamp) throws -> LinkTemplate {
    if let locale, !site.locales.tags.contains(locale) {
      throw ValidationError("The site has no locale \(locale); it has \(site.locales.tags.map(\.description).joined(separator: ", ")).")
    }
    let campaign = try self.campaign.map { try Self.campaign($0, of: site) }
    if let day = campaign?.expires, day.start <= now {
      StandardStream.error.print("warning: the campaign \(campaign?.slug ?? "") expired on \(day): only opt-out links of it work")
    }
    return LinkTemplate(
      scope: try scope(site), expiresAt: try expires?.seconds(now: now), campaign: campaign?.number, isTest: test)
  }

  private func scope(_ site: SiteConfiguration) throws -> Scope {
    for channel in channel where !site.channels.contains(channel) {
      throw ValidationError("The site doesn't offer the channel \(channel.name); it offers \(site.channels.map(\.name).joined(separator: ", ")).")
    }
    guard let service else { return channel.isEmpty ? .everyChannel : .channels(ChannelSet(channel)) }
    let names = site.services.map { $0.keyPrefix.split(separator: ".").last.map(String.init) ?? $0.keyPrefix }
    guard let index = zip(site.services, names).map({ String($0.0.number.rawValue) == service || $0.1 == service }).firstIndex(of: true) else {
      let known = zip(site.services, names).map { "\($0.0.number.rawValue) (\($0.1))" }.joined(separator: ", ")
      throw ValidationError("There is no service \(service); there are \(known).")
    }
    return .service(site.services[index].number)
  }

  private static func campaign(_ slug: String, of site: SiteConfiguration) throws -> Campaign {
    guard let campaign = site.campaigns.first(where: { $0.slug == slug }) else {
      throw ValidationError("There is no campaign '\(slug)' in \(SiteConfiguration.path).")
    }
    return campaign
  }
}

/// When a link stops working: some time from now, or the end of a day.
enum LinkExpiry: Hashable, ExpressibleByArgument {
  case after(seconds: Int64)
  case endOf(CalendarDate)

  /// Reads `30d`, `12h` or `2026-12-31`.
  init?(argument: String) {
    if let date = CalendarDate(argument) {
      self = .endOf(date)
      return
    }
    let units: [Character: Int64] = ["d": 86_400, "h": 3600]
    guard let unit = argument.last.flatMap({ units[$0] }), let number = Int64(argument.dropLast()), (1...36_500).contains(number) else { return nil }
    self = .after(seconds: number * unit)
  }

  /// Whole seconds since 1970 UTC.
  ///
  /// - Throws: when the time has passed, or lies after 2106, which a token can't say.
  func seconds(now: Timestamp) throws -> UInt32 {
    let seconds =
      switch self {
      case .after(let seconds): now.seconds + seconds
      case .endOf(let date): date.start.seconds + 86_400
      }
    guard seconds > now.seconds else { throw ValidationError("The time of --expires has passed.") }
    guard let expiry = UInt32(exactly: seconds) else {
      throw ValidationError("A link can't expire after February 2106; leave --expires out for never.")
    }
    return expiry
  }
}
