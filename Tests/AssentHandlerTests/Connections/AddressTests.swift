import AssentModel
import HTTPTypes
import Testing

@testable import AssentHandler

@Suite("Addresses and counts")
struct AddressTests {
  @Test(
    "A range holds the addresses that begin with its bits",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("127.0.0.1", "127.0.0.1", true), ("127.0.0.1", "127.0.0.2", false),
      ("0.0.0.0/0", "8.8.8.8", true), ("0.0.0.0/0", "2001:db8::1", false), ("2001:db8::/32", "2001:db8:ffff::1", true), ("::/0", "1.2.3.4", true),
      ("2001:db8::/33", "2001:db8:8000::", false), ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("::ffff:10.0.0.0/104", "10.9.9.9", true),
    ])
  func ranges(range: String, address: String, isInside: Bool) throws {
    #expect(try #require(AddressRange(range)).contains(try #require(NetworkAddress(address))) == isInside)
  }

  @Test(
    "What is no range is refused",
    arguments: [
      "", "/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+1", "10.0.0.0/8/8", "::/129", "host", "1.2.3", "fe80::1%lo", "10.0.0.0/", "1.2.3.4 ",
    ])
  func notRanges(text: String) { #expect(AddressRange(text) == nil) }

  @Test(
    "The client is the last hop that no trusted proxy can vouch for",
    arguments: [
      ([], "10.0.0.1"), (["192.0.2.1"], "192.0.2.1"), (["6.6.6.6, 192.0.2.1"], "192.0.2.1"), (["6.6.6.6", "192.0.2.1,10.0.0.2"], "192.0.2.1"),
      (["10.0.0.3, 10.0.0.2"], "10.0.0.3"), (["6.6.6.6, unknown"], "10.0.0.1"), (["6.6.6.6, unknown, 10.0.0.9"], "10.0.0.9"), ([""], "10.0.0.1"),
      (["192.0.2.1:8080"], "192.0.2.1"), (["[2001:db8::1]:80"], "2001:db8::1"),
    ] as [([String], String)])
  func clients(values: [String], client: String) throws {
    let proxies = TrustedProxies(ranges: [try #require(AddressRange("10.0.0.0/8"))])
    var headers = HTTPFields()
    for value in values { headers.append(HTTPField(name: try #require(HTTPField.Name("X-Forwarded-For")), value: value)) }
    #expect(proxies.client(of: try #require(NetworkAddress("10.0.0.1")), headers) == NetworkAddress(client))
    let stranger = try #require(NetworkAddress("203.0.113.5"))
    #expect(proxies.client(of: stranger, headers) == stranger)
  }

  @Test("A minute slides, and a clock that is set back begins anew")
  func minutes() {
    let limiter = RateLimiter<Int>(limit: 10, capacity: 2)
    func admitted(_ seconds: Int64, _ key: Int = 1) -> Bool { limiter.admit(key, at: Timestamp(seconds: seconds)) == nil }
    #expect((0..<11).map { _ in admitted(600) } == Array(repeating: true, count: 10) + [false])
    #expect(limiter.admit(1, at: Timestamp(seconds: 650)) == 10)
    #expect(!admitted(660))
    #expect((0..<6).map { _ in admitted(690) } == [true, true, true, true, true, false])
    #expect(admitted(60))
    #expect(admitted(-1))
    // A third key isn't remembered, and so isn't refused.
    #expect((0..<40).allSatisfy { admitted(-1, $0 % 4 + 10) })
    #expect((0..<40).allSatisfy { _ in admitted(-1, 99) })
  }
}
