/// How a change of an address reached the sender. The raw value is the word in stores and reports.
public enum QuarantineMethod: String, Hashable, Sendable, CaseIterable {
  /// Someone at the sender, by hand.
  case `operator`
  /// Taken over from another system.
  case `import`
  /// A delivery status notification: RFC 3464.
  case bounce
  /// A feedback report: RFC 5965.
  case complaint
  /// A message that the address sent, such as STOP.
  case keyword
  /// A delivery analysis that was told to.
  case analysis
}
