import Glibc

/// The network that a request came from: enough to see that many came from one place, too little to name a person's connection.
public struct TruncatedNetwork: Hashable, Sendable, CustomStringConvertible {
  /// `192.0.2.0/24` or `2001:db8:1::/48`.
  public let description: String

  /// Cuts an address off after 24 bits, IPv6 after 48; `nil` when the text is no address.
  public init?(address: String) {
    guard !address.utf8.contains(0) else { return nil }
    var four = in_addr()
    var six = in6_addr()
    if unsafe inet_pton(AF_INET, address, &four) == 1 {
      self.init(four)
    } else if unsafe inet_pton(AF_INET6, String(address.prefix { $0 != "%" }), &six) == 1 {
      self.init(six)
    } else {
      return nil
    }
  }

  private init(_ address: in_addr) {
    let bytes = unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
    description = "\(bytes[0]).\(bytes[1]).\(bytes[2]).0/24"
  }

  private init(_ address: in6_addr) {
    let bytes = unsafe withUnsafeBytes(of: address) { unsafe Array($0) }
    // An IPv4 address inside an IPv6 one: RFC 4291 section 2.5.5.2.
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      description = "\(bytes[12]).\(bytes[13]).\(bytes[14]).0/24"
      return
    }
    var groups = [0, 2, 4].map { String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16) }
    while groups.last == "0" { groups.removeLast() }
    description = "\(groups.joined(separator: ":"))::/48"
  }
}
