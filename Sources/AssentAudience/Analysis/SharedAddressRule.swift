/// What becomes of an address that the list has with more than one profile.
public enum SharedAddressRule: String, Hashable, Sendable, CaseIterable {
  /// Every profile stays; the summary says how many there are.
  case keep
  /// Its first profile stays, the others are left out; when one of them opted out, all are.
  case exclude
  /// Addresses of which a profile opted out go into quarantine.
  case quarantine
}
