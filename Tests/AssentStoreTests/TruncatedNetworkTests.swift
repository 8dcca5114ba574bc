import AssentStore
import Testing

@Suite("The network of a request")
struct TruncatedNetworkTests {
  @Test(
    "An address is cut off after 24 bits, IPv6 after 48",
    arguments: [
      ("192.0.2.77", "192.0.2.0/24"), ("2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"), ("2001:db8::1", "2001:db8::/48"), ("::1", "::/48"),
      ("::ffff:192.0.2.77", "192.0.2.0/24"), ("fe80::1%eth0", "fe80::/48"),
    ])
  func cut(address: String, network: String) {
    #expect(TruncatedNetwork(address: address)?.description == network)
  }

  @Test("What is no address gives no network", arguments: ["", "192.0.2", "example.com", "192.0.2.77:80", "2001:db8", "1.2.3.4\u{0}"])
  func refused(text: String) {
    #expect(TruncatedNetwork(address: text) == nil)
  }
}
