import AssentHashes
import Testing

@Suite("Hashes")
struct SHA256HashTests {
  @Test("SHA-256 gives the published digests")
  func digests() {
    #expect(SHA256Hash(of: "abc").description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256Hash(of: "").description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test("Words have their lengths, so that other words have another hash")
  func words() {
    #expect(SHA256Hash(ofWords: ["a", "é"]) == SHA256Hash(of: "1:a,2:é"))
    #expect(SHA256Hash(ofWords: ["ab", "c"]) != SHA256Hash(ofWords: ["a", "bc"]))
  }

  @Test("The bytes come as four big-endian numbers, then zeros")
  func numbers() {
    var numbers = SHA256Hash(of: "abc").numbers
    #expect((0..<5).map { _ in numbers.next() } == [0xba78_16bf_8f01_cfea, 0x4141_40de_5dae_2223, 0xb003_61a3_9617_7a9c, 0xb410_ff61_f200_15ad, 0])
  }

  /// Source: RFC 4231 sections 4.2, 4.3 and 4.7.
  @Test(
    "HMAC-SHA256 gives the published codes",
    arguments: [
      ([UInt8](repeating: 0x0b, count: 20), "Hi There", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
      (Array("Jefe".utf8), "what do ya want for nothing?", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
      (
        [UInt8](repeating: 0xaa, count: 131), "Test Using Larger Than Block-Size Key - Hash Key First",
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
      ),
    ])
  func codes(key: [UInt8], message: String, code: String) {
    let bytes = Array(message.utf8)
    #expect(PreparedHMAC(key: key).code(of: bytes.span).description == code)
  }

  @Test("A prepared key shows nothing of itself")
  func hidden() {
    let hmac = PreparedHMAC(key: Array("secret".utf8))
    #expect("\(hmac)" == "(secret)" && String(reflecting: hmac) == "(secret)" && Mirror(reflecting: hmac).children.isEmpty)
  }
}
