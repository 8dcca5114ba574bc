public import AssentModel

/// What one message of a mailbox turned out to be.
public struct MessageReading: Hashable, Sendable {
  /// The file, and the line that the message begins on.
  public let location: SourceLocation
  public let content: Content

  public enum Content: Hashable, Sendable {
    /// A report, on so many recipients; the faults say what of it couldn't be used, as sentences without a full stop and without an address.
    case report([DeliveryReport], faults: [String])
    /// The answer of a machine, such as an absence notice, or a receipt: nothing failed, and nobody complains.
    case automaticReply
    /// Something else; the text says why, as a sentence without a full stop.
    case notReport(String)
    /// The file, or what remains of it, can't be read; the text says why.
    case unreadable(String)
  }

  public init(location: SourceLocation, content: Content) {
    self.location = location
    self.content = content
  }
}
