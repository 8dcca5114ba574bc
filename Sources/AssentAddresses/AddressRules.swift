/// How a sender's addresses are read: `addresses:` in `site.yml`.
public struct AddressRules: Hashable, Sendable {
  /// Whether `Ana@example.be` and `ana@example.be` are one address. RFC 5321 lets a domain tell them apart; none that is known does.
  public var foldsLocalPart: Bool
  /// The country of numbers that name none, ISO 3166-1 alpha-2; `nil` refuses them.
  public var country: String?

  public init(foldsLocalPart: Bool = true, country: String? = nil) {
    self.foldsLocalPart = foldsLocalPart
    self.country = country
  }

  /// Whether numbers of that country can be read: its two capital letters are known.
  public static func knows(country: String) -> Bool { CallingPlan.shared.countries[country] != nil }
}
