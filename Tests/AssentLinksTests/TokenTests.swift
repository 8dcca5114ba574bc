import AssentLinks
import AssentModel
import Testing

@Suite("Tokens")
struct TokenTests {
  @Test("The vectors are read as a whole")
  func vectors() throws {
    let vectors = try TokenVectors.all.get()
    #expect((vectors.keys.count, vectors.valid.count, vectors.invalid.count) == (16, 60, 20))
  }

  @Test("A valid vector says what its row says", arguments: TokenVectors.valid)
  func reads(row: TokenVectors.Valid) throws {
    let verified = try TokenVectors.ring().verify(row.token)
    #expect(verified.link == (try row.link()))
    #expect(Array(verified.link.profile.text.utf8) == Array(row.profile.utf8))
    #expect(verified.keyID.rawValue == row.keyID)
  }

  @Test("Signing what a row says gives its token", arguments: TokenVectors.valid)
  func signs(row: TokenVectors.Valid) throws {
    #expect(try TokenVectors.ring(signing: row.keyID).sign(row.link()).text == row.token)
  }

  @Test("An invalid vector is refused", arguments: TokenVectors.invalid)
  func refuses(row: TokenVectors.Invalid) throws {
    let ring = try TokenVectors.ring()
    #expect(throws: LinkError.self) { try ring.verify(row.token) }
  }

  @Test(
    "A refusal says why",
    arguments: [
      ("empty", LinkError.Code.malformed), ("padding", .malformed), ("alphabet", .malformed), ("space", .malformed),
      ("too short", .malformed), ("non-zero bits after the last byte", .malformed), ("version 2", .unsupported),
      ("action 0", .unsupported), ("reserved bit 7", .unsupported), ("channel bit 5", .unsupported),
      ("uuid flag with 15 bytes", .unsupported), ("empty profile", .malformed), ("65-byte profile", .malformed),
      ("profile is not UTF-8", .unsupported), ("last bit of the tag flipped", .badSignature),
      ("expiry changed", .badSignature), ("another key's id", .badSignature),
      ("raw secret used without HKDF", .badSignature),
    ])
  func reason(why: String, code: LinkError.Code) throws {
    let row = try #require(TokenVectors.invalid.first { $0.why == why })
    let ring = try TokenVectors.ring()
    let error = #expect(throws: LinkError.self) { try ring.verify(row.token) }
    #expect(error?.code == code)
    #expect(error?.message.isEmpty == false)
  }

  @Test("Every bit of a token's text counts", arguments: [TokenVectors.valid.first, TokenVectors.valid.last])
  func flippedBits(row: TokenVectors.Valid?) throws {
    let row = try #require(row)
    let ring = try TokenVectors.ring()
    for index in row.token.utf8.indices {
      for bit in 0..<7 {
        let position = row.token.utf8.distance(from: row.token.utf8.startIndex, to: index)
        var bytes = Array(row.token.utf8)
        bytes[position] ^= 1 << UInt8(bit)
        #expect(throws: LinkError.self, "bit \(bit) of character \(position)") {
          try ring.verify(String(decoding: bytes, as: UTF8.self))
        }
      }
    }
  }

  @Test("A token that was cut off or got longer is refused", arguments: TokenVectors.valid.prefix(4))
  func truncated(row: TokenVectors.Valid) throws {
    let ring = try TokenVectors.ring()
    for length in 0..<row.token.count {
      #expect(throws: LinkError.self, "\(length) characters") { try ring.verify(row.token.prefix(length)) }
    }
    for ending in ["A", "AA", "AAAA", "=", "\n", ".", String(repeating: "A", count: 1 << 16)] {
      #expect(throws: LinkError.self, "\(ending.prefix(4))") { try ring.verify(row.token + ending) }
    }
  }

  @Test("A UUID that isn't spelled in the canonical way stays the text it is")
  func uuidSpellings() throws {
    let ring = try TokenVectors.ring()
    let canonical = "26edf1bd-2785-5798-394a-fbe91bea705e"
    for text in [canonical, canonical.uppercased(), "{\(canonical)}", canonical.replacing("-", with: ""), "26edf1bd2-785-5798-394a-fbe91bea705e"] {
      let link = Link(.optOut, profile: try #require(Profile.ID(text)))
      let token = try ring.sign(link)
      #expect(try ring.verify(token.text).link == link)
      #expect((token.text.count == 59) == (text == canonical), "\(text)")
    }
  }

  @Test("A profile of 64 bytes fits")
  func longestProfile() throws {
    let ring = try TokenVectors.ring()
    let link = Link(.preferences, profile: try #require(Profile.ID(String(repeating: "x", count: 64))))
    let token = try ring.sign(link)
    #expect(token.text.count == 123)
    #expect(try ring.verify(token.text).link == link)
  }

  @Test("Opting out is honoured after the expiry, everything else only before it", arguments: LinkAction.allCases)
  func expiry(action: LinkAction) throws {
    let ring = try TokenVectors.ring()
    let profile = try #require(Profile.ID("p"))
    let verified = try ring.verify(ring.sign(Link(action, profile: profile, expiresAt: 1000)).text)
    let (before, after) = (Timestamp(milliseconds: 999_999), Timestamp(seconds: 1000))
    #expect(!verified.isExpired(at: before) && verified.isExpired(at: after))
    #expect(verified.isHonoured(at: before))
    #expect(verified.isHonoured(at: after) == (action == .optOut))
    let lasting = try ring.verify(ring.sign(Link(action, profile: profile)).text)
    #expect(!lasting.isExpired(at: Timestamp(milliseconds: .max)))
  }

  @Test("A link's URL is base URL, locale, token", arguments: ["https://example.com/choices", "https://example.com/choices/"])
  func url(base: String) throws {
    let row = try #require(TokenVectors.valid.first)
    let link = try TokenVectors.ring(signing: row.keyID).sign(row.link())
    #expect(link.url(baseURL: base, locale: try #require(LocaleTag("fr-BE"))) == "https://example.com/choices/fr-BE/\(row.token)")
  }

  @Test("The token hash is that of SHA-256")
  func tokenHash() throws {
    let token = try #require(TokenVectors.valid.first).token
    #expect(try TokenVectors.ring().verify(token).tokenHash == "14952dde6799dec20bf6429812b5eacb19d695d0c4d263c4d429b4a8d035b45d")
  }
}
