/// A part of a message that says what became of another message.
struct MIMEPart: Hashable, Sendable {
  /// The media type in lower case, such as `message/delivery-status`.
  let type: String
  /// The content without its transfer encoding.
  let content: [UInt8]
  /// Whether the message ends before the part does, so that its last line may be half of one.
  let isCutOff: Bool
}
