/// A plural category of CLDR. The raw value is the word in string tables; the order is that of CLDR.
public enum PluralCategory: String, Hashable, Sendable, CaseIterable {
  case zero
  case one
  case two
  case few
  case many
  case other
}
