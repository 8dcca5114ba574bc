/// The tag of a token: the first 16 bytes of its HMAC-SHA256.
package struct AuthenticationTag: Equatable {
  /// The 16 bytes as two big-endian numbers.
  let high: UInt64
  let low: UInt64

  /// Reads the first 16 bytes; the caller has made sure that there are so many.
  package init(_ bytes: borrowing Span<UInt8>) {
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<8 {
      high = high << 8 | UInt64(bytes[index])
      low = low << 8 | UInt64(bytes[index + 8])
    }
    (self.high, self.low) = (high, low)
  }

  /// In constant time: both halves are always compared, so how long it takes says nothing about how many bytes of a forged tag are right.
  package static func == (left: AuthenticationTag, right: AuthenticationTag) -> Bool {
    (left.high ^ right.high) | (left.low ^ right.low) == 0
  }
}
