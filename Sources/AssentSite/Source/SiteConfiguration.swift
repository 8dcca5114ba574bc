public import AssentAddresses
public import AssentLocalization
public import AssentModel

/// `Templates/site.yml`: who sends, on which channels, for which services and campaigns, in which languages, on which pages.
public struct SiteConfiguration: Sendable {
  /// Scheme, host and path in front of every link, without a slash at the end.
  public var baseURL: String
  /// The path of `baseURL`: empty, or a slash and the rest without a slash at the end.
  public var basePath: String
  public var locales: SiteLocales
  public var brand: Brand
  public var channels: [Channel]
  /// Those of the channels on which silence excludes: `consent: explicit`.
  public var explicitChannels: Set<Channel>
  /// How the sender's addresses compare.
  public var addresses: AddressComparison
  public var services: [Service]
  public var campaigns: [Campaign]
  public var pages: [PageDefinition]
  /// What people may send back by SMS.
  public var keywords = KeywordSettings.defaults
  /// The locales that a build makes up of the source locale, and how; empty in `site.yml`.
  var pseudoLocales: [LocaleTag: Pseudolocalization] = [:]

  /// The path of the file in the site.
  public static let path = "Templates/site.yml"

  /// The locale that the site's texts are written in first.
  public var sourceLocale: LocaleTag { locales.source }

  /// Adds the locales that are made up of the source locale, to show what isn't translatable, what overflows, and what breaks from right to left.
  mutating func addPseudoLocales() {
    locales = locales.adding(Pseudolocalization.allCases.map(\.locale))
    for style in Pseudolocalization.allCases { pseudoLocales[style.locale] = style }
  }
}

/// The sender, as every page names it.
public struct Brand: Sendable, Hashable {
  public var name: String
  public var legalName: String
  /// The postal address, line by line.
  public var address: [String]
  public var privacyURL: String
  /// An e-mail address for people.
  public var contact: String
  /// The logo's file, relative to `Templates/`.
  var logo: String
  var logoLocation: SourceLocation
  /// Colours by name, CSS text; `accentDark` becomes the custom property `--accent-dark`.
  var colors: [Color]

  struct Color: Sendable, Hashable {
    var name: String
    var value: String
  }
}

/// Something to subscribe to.
public struct Service: Sendable, Hashable {
  public var number: ServiceNumber
  /// The string table's prefix: `service.newsletter` for `service.newsletter.name`, `.hint` and `.inline`.
  public var keyPrefix: String
  public var channels: [Channel]
  /// How long a subscription lasts, in days; `nil` without end.
  public var validity: Int?
  public var location: SourceLocation
}

/// One run of messages.
public struct Campaign: Sendable, Hashable {
  public var number: CampaignNumber
  /// The folder of its pages and documents: lower-case letters, digits and hyphens.
  public var slug: String
  public var nameKey: StringKey
  public var services: [ServiceNumber]
  /// The day from which its pages are shown, from midnight UTC; `nil` at once.
  public var publishes: CalendarDate?
  /// The day from which only its opt-out links work, from midnight UTC; `nil` never.
  public var expires: CalendarDate?
  public var location: SourceLocation
}

/// A page that every locale has, and every campaign where its kind is for campaigns.
public struct PageDefinition: Sendable, Hashable {
  public var kind: PageKind
  /// Relative to `Locales/<tag>/`.
  public var document: String
  /// The template's name: its path under `Templates/` without the extension.
  public var template: String
  public var location: SourceLocation
  var templateLocation: SourceLocation
}

extension PageKind {
  /// Whether each campaign has a page of this kind of its own.
  var isPerCampaign: Bool { isLanding || isConfirmation || self == .linkExpired }

  /// The name of the flag in templates: `optedOutOfEverything`.
  var flagName: String {
    let words = rawValue.split(separator: "-")
    return String(words[0]) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
