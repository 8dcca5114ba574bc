/// Addresses that begin with the same bits: `10.0.0.0/8`, `2001:db8::/32`, or one address.
///
/// Source: RFC 4632 section 3.1, RFC 4291 section 2.3.
public struct AddressRange: Hashable, Sendable {
  private let first: NetworkAddress
  /// How many bits are the same, of 128.
  private let length: Int

  /// `nil` when the text isn't an address with or without `/` and the number of its first bits.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let address = NetworkAddress(parts[0]) else { return nil }
    let bits = address.isIPv4 && !parts[0].contains(":") ? 32 : 128
    var length = 128
    if parts.count == 2 {
      guard let number = Int(parts[1]), parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), (0...bits).contains(number) else { return nil }
      length = 128 - bits + number
    }
    self.length = length
    self.first = Self.masked(address, to: length)
  }

  public func contains(_ address: NetworkAddress) -> Bool { Self.masked(address, to: length) == first }

  private static func masked(_ address: NetworkAddress, to length: Int) -> NetworkAddress {
    NetworkAddress(high: address.high & mask(min(length, 64)), low: address.low & mask(max(length - 64, 0)))
  }

  private static func mask(_ bits: Int) -> UInt64 { bits == 0 ? 0 : .max << UInt64(64 - bits) }
}
