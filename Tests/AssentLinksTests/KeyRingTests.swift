import AssentLinks
import AssentModel
import Testing

@Suite("Key rings")
struct KeyRingTests {
  private func key(_ id: UInt8, created: Int64 = 0, _ state: KeyState = .active) throws -> SigningKey {
    SigningKey(
      id: try #require(KeyID(rawValue: id)), secret: try #require(Secret(repeatElement(0xA0 | id, count: 32))),
      createdAt: Timestamp(seconds: created), state: state)
  }

  private func link() throws -> Link { Link(.optIn, profile: try #require(Profile.ID("p-1"))) }

  @Test("The newest active key signs")
  func newest() throws {
    let ring = try KeyRing(keys: [key(3, created: 5), key(1, created: 9), key(7, created: 20, .retired), key(2, created: 9)])
    #expect(try ring.verify(ring.sign(link()).text).keyID.rawValue == 2)
    #expect(ring.keys.map(\.id.rawValue) == [1, 2, 3, 7])
  }

  @Test("A retired key verifies and doesn't sign")
  func retired() throws {
    let text = try KeyRing(keys: [key(4)]).sign(link()).text
    let ring = try KeyRing(keys: [key(4, .retired)])
    #expect(try ring.verify(text).link == link())
    let error = #expect(throws: KeyRingError.self) { try ring.sign(link()) }
    #expect(error?.code == .noActiveKey)
  }

  @Test("A removed key refuses")
  func removed() throws {
    let text = try KeyRing(keys: [key(4)]).sign(link()).text
    let ring = try KeyRing(keys: [key(5)])
    let error = #expect(throws: LinkError.self) { try ring.verify(text) }
    #expect(error?.code == .unknownKey)
  }

  @Test("A ring has at least one key, and one of each id")
  func invalid() throws {
    #expect(#expect(throws: KeyRingError.self) { try KeyRing(keys: []) }?.code == .noKeys)
    #expect(#expect(throws: KeyRingError.self) { try KeyRing(keys: [key(1), key(1, .retired)]) }?.code == .malformed)
  }

  @Test("Key ids are 0 to 15, secrets at least 32 bytes")
  func ranges() {
    #expect(KeyID.all.map(\.rawValue) == Array(0...15))
    #expect(KeyID(rawValue: 16) == nil)
    #expect(Secret(repeatElement(1, count: 31)) == nil)
    #expect(Secret(repeatElement(1, count: 32)) != nil)
  }

  @Test("No description, dump or mirror shows a secret, what was made from it, or a token")
  func hidden() throws {
    let key = try key(9)
    let ring = try KeyRing(keys: [key])
    let signed = try ring.sign(link())
    let values: [Any] = [key, key.secret, ring, signed, Optional(ring) as Any, [key]]
    for value in values {
      var dumped = ""
      dump(value, to: &dumped)
      for text in [String(describing: value), String(reflecting: value), "\(value)", dumped] {
        #expect(!text.contains("169") && !text.lowercased().contains("a9"), "\(text)")
        #expect(!text.contains(signed.text))
        #expect(!text.contains("hasher") && !text.contains("SHA256"), "\(text)")
      }
    }
    let verified = try ring.verify(signed.text)
    #expect(!String(reflecting: verified).contains(signed.text))
    #expect(!String(reflecting: verified).contains("p-1"))
  }
}
