/// What a report means for the address of its recipient.
public enum ReportVerdict: String, Hashable, Sendable, CaseIterable {
  /// The address doesn't take messages, and won't: into quarantine at once.
  case hard
  /// It didn't this time: counted.
  case soft
  /// The recipient called the message unwanted: onto the denylist.
  case complaint
  /// The message was refused for what it is or for who sent it: a matter of the sender's, which says nothing about the address.
  case refused
  /// Nothing failed.
  case ignored
}
