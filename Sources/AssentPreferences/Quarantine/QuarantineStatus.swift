/// What quarantine says of an address. The raw value is the word in files, columns and stores.
public enum QuarantineStatus: String, Hashable, Sendable, CaseIterable {
  case valid
  /// Messages to it have failed, too few times to exclude it.
  case erroneous
  case quarantined = "in-quarantine"
  /// Whoever reads it has complained, or asked for silence.
  case denylisted = "on-denylist"

  /// Whether the address gets no message.
  public var excludes: Bool { self == .quarantined || self == .denylisted }
}
