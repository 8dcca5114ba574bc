/// What a person wants for a scope. The raw value is the word in flags, columns, forms and stores.
public enum Choice: String, Hashable, Sendable, Codable {
  case optIn = "opt-in"
  case optOut = "opt-out"
}
