/// A person in the sender's database.
public enum Profile {
  /// The sender's opaque name for a profile: 1 to 64 bytes of UTF-8, none of them NUL.
  ///
  /// Its description hides it, so that it can't end in a log by accident; `text` is the id itself.
  public struct ID: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    public let text: String

    /// `nil` when the text is empty, longer than 64 bytes, or holds NUL, at which some stores would cut it off.
    public init?(_ text: some StringProtocol) {
      guard (1...64).contains(text.utf8.count), !text.utf8.contains(0) else { return nil }
      self.text = String(text)
    }

    public var description: String { "(profile)" }
    public var debugDescription: String { description }

    /// Ids are equal when their bytes are, as they are in links and stores: two spellings of one letter are two ids.
    public static func == (left: ID, right: ID) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    public func hash(into hasher: inout Hasher) {
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }
}

extension Profile.ID: CustomReflectable {
  public var customMirror: Mirror { Mirror(self, children: []) }
}
