public import AssentModel

/// What people call scopes in files and flags: `everything`, `email`, `email+sms`, `newsletter`, `service:3`.
public struct ScopeNames: Hashable, Sendable {
  /// A service and the name that `site.yml` gives it.
  public struct NamedService: Hashable, Sendable {
    public let number: ServiceNumber
    public let name: String

    public init(number: ServiceNumber, name: String) {
      self.number = number
      self.name = name
    }
  }

  /// In the order of the site.
  public let services: [NamedService]

  public init(services: [NamedService] = []) { self.services = services }

  public static let everything = "everything"

  /// Reads a scope: everything, channels separated by a plus sign, comma, semicolon or space, or a service by its name or number; `nil` when the
  /// text is none. A name that a channel has is the channel's.
  public func scope(_ text: some StringProtocol) -> Scope? {
    let words = text.split { "+,; \t".contains($0) }
    guard let first = words.first else { return nil }
    if words.count == 1, first.lowercased() == Self.everything { return .everyChannel }
    let channels = words.compactMap { Channel(name: $0.lowercased()) }
    if channels.count == words.count { return .channels(ChannelSet(channels)) }
    return service(text).map { .service($0) }
  }

  /// Reads a service: its name, its number, or `service:` and its number. A number needs no site.
  public func service(_ text: some StringProtocol) -> ServiceNumber? {
    let word = text.drop { $0.isWhitespace }
    if let named = services.first(where: { $0.name == word }) { return named.number }
    let digits = word.hasPrefix("service:") ? word.dropFirst(8) : word[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy({ $0.isDigit }) else { return nil }
    return UInt16(digits).flatMap { ServiceNumber(rawValue: $0) }
  }

  public func name(of scope: Scope) -> String {
    switch scope {
    case .everyChannel: Self.everything
    case .channels(let set): set.channels.map(\.name).joined(separator: "+")
    case .service(let service): name(of: service)
    }
  }

  public func name(of service: ServiceNumber) -> String {
    services.first { $0.number == service }?.name ?? "service:\(service.rawValue)"
  }
}

/// The slugs of campaigns in `site.yml`.
public struct CampaignNames: Hashable, Sendable {
  private let slugs: [CampaignNumber: String]

  public init(_ slugs: [CampaignNumber: String] = [:]) { self.slugs = slugs }

  /// The slug, or the number of a campaign that the site doesn't have.
  public func name(of campaign: CampaignNumber) -> String { slugs[campaign] ?? String(campaign.rawValue) }
}
