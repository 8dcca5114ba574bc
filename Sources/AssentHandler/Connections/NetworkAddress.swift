import CNIOLinux
import Glibc
import NIOCore

/// An IP address: 128 bits, of which an IPv4 address takes the last 32 after `::ffff:0:0`.
public struct NetworkAddress: Hashable, Sendable {
  let high: UInt64
  let low: UInt64

  private static let mapped: UInt64 = 0xFFFF << 32

  init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

  /// Reads an address in its textual form, without a port: `192.0.2.1`, `2001:db8::1`.
  public init?(_ text: some StringProtocol) {
    // A zone (fe80::1%eth0) has a meaning on one machine only.
    guard text.utf8.count <= 45, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "%") }),
      let address = try? SocketAddress(ipAddress: String(text), port: 0)
    else { return nil }
    self.init(address)
  }

  /// `nil` when it is no IP address.
  init?(_ address: SocketAddress) {
    switch address {
    case .v4(let address):
      self.init(high: 0, low: Self.mapped | UInt64(UInt32(bigEndian: address.address.sin_addr.s_addr)))
    case .v6(let address):
      let bytes = unsafe withUnsafeBytes(of: address.address.sin6_addr) { unsafe Array($0) }
      func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
      self.init(high: number(bytes.prefix(8)), low: number(bytes.dropFirst(8)))
    case .unixDomainSocket: return nil
    }
  }

  var isIPv4: Bool { high == 0 && low >> 32 == Self.mapped >> 32 }

  /// Its textual form: `192.0.2.1`, or IPv6 in full, `2001:db8:0:0:0:0:0:1`.
  var text: String {
    if isIPv4 { return stride(from: 24, through: 0, by: -8).map { "\((low >> UInt64($0)) & 0xFF)" }.joined(separator: ".") }
    return [high, low].flatMap { half in stride(from: 48, through: 0, by: -16).map { String((half >> UInt64($0)) & 0xFFFF, radix: 16) } }
      .joined(separator: ":")
  }

  /// What counts as one client: an IPv4 address, or the 64 bits that an IPv6 subscriber has for themselves.
  var client: NetworkAddress { isIPv4 ? self : NetworkAddress(high: high, low: 0) }
}

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
