package import HTTPTypes

/// Finds out who sent a request that may have come through proxies.
package struct TrustedProxies: Hashable, Sendable {
  package let ranges: [AddressRange]

  package init(ranges: [AddressRange]) { self.ranges = ranges }

  /// The last hop that isn't a trusted proxy: whatever stands before it, it may have made up.
  ///
  /// `X-Forwarded-For` counts before `Forwarded`. A proxy passes on the header that it doesn't write itself, so one that writes `Forwarded` has to
  /// remove `X-Forwarded-For`.
  ///
  /// - Parameter peer: who opened the connection; only a trusted proxy's headers are read.
  package func client(of peer: NetworkAddress, _ headers: HTTPFields) -> NetworkAddress {
    guard isTrusted(peer) else { return peer }
    var client = peer
    for hop in Self.hops(headers) {
      guard let address = hop else { return client }
      client = address
      guard isTrusted(address) else { return client }
    }
    return client
  }

  func isTrusted(_ address: NetworkAddress) -> Bool { ranges.contains { $0.contains(address) } }

  /// The addresses that the proxies saw, the latest first; `nil` for what is none.
  private static func hops(_ headers: HTTPFields) -> [NetworkAddress?] {
    if let name = forwardedFor, case let values = headers[values: name], !values.isEmpty {
      return values.joined(separator: ",").split(separator: ",", omittingEmptySubsequences: false).suffix(limit).reversed().map { address(in: $0) }
    }
    guard let name = forwarded else { return [] }
    return headers[values: name].joined(separator: ",").split(separator: ",", omittingEmptySubsequences: false).suffix(limit).reversed().map { hop in
      // The parameters of a hop stand in any order, and there is no value before them.
      HeaderParameters(";\(hop)")["for"].flatMap { address(in: $0) }
    }
  }

  /// The address of `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:80`.
  ///
  /// Source: RFC 7239 section 6.
  private static func address(in text: some StringProtocol) -> NetworkAddress? {
    let text = text.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }
    if text.first == "[" { return NetworkAddress(text.dropFirst().prefix { $0 != "]" }) }
    let colons = text.utf8.count { $0 == UInt8(ascii: ":") }
    return NetworkAddress(colons == 1 ? text.prefix { $0 != ":" } : text[...])
  }

  /// How many hops are looked at.
  private static let limit = 32
  private static let forwardedFor = HTTPField.Name("X-Forwarded-For")
  private static let forwarded = HTTPField.Name("Forwarded")
}
