/// What happened to an address, before it meets its state.
public enum QuarantineEvent: Hashable, Sendable {
  /// Somebody says what its status is.
  case status(QuarantineStatus)
  /// It's valid again, and what happened until now no longer counts.
  case release
  /// A message can't be delivered there, now or later.
  case hardFailure
  /// A message couldn't be delivered this time.
  case softFailure(SoftFailurePolicy)
  /// Whoever reads it called a message spam.
  case complaint
}
