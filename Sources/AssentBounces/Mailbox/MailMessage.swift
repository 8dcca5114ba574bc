import AssentModel

/// The bytes of one message, or why there are none.
struct MailMessage: Sendable {
  /// The file, and the line that the message begins on.
  let location: SourceLocation
  /// The first `maximalLength` bytes of the message at most.
  let bytes: [UInt8]
  /// Whether the message goes on after the bytes.
  let isLonger: Bool

  /// In bytes. A report stands before the message that it returns, so a report is read whole, and what it returns need not be.
  static let maximalLength = 1 << 20
}
