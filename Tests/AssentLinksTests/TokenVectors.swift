import AssentLinks
import AssentModel
import Foundation
import Testing

/// The rows of `link-token-vectors.json`, computed by an independent implementation.
struct TokenVectors: Decodable {
  struct Key: Decodable {
    let id: UInt8
    let secret: Data
  }
  struct Valid: Decodable, Sendable, CustomTestStringConvertible {
    let keyID: UInt8
    let action: String
    let scope: UInt16
    let expires: UInt32
    let campaign: UInt32
    let profile: String
    let test: Bool
    let token: String

    var testDescription: String { "\(action) \(scope) \(profile) \(token)" }

    func link() throws -> Link {
      Link(
        try #require(LinkAction(name: action)), scope: try #require(Scope(code: scope)),
        profile: try #require(Profile.ID(profile)), campaign: CampaignNumber(rawValue: campaign), expiresAt: expires,
        isTest: test)
    }
  }
  struct Invalid: Decodable, Sendable, CustomTestStringConvertible {
    let why: String
    let token: String

    var testDescription: String { why }
  }

  let keys: [Key]
  let valid: [Valid]
  let invalid: [Invalid]

  static let all: Result<TokenVectors, any Error> = Result {
    let file = Bundle.module.resourceURL?.appending(path: "Vectors/link-token-vectors.json")
    return try JSONDecoder().decode(TokenVectors.self, from: Data(contentsOf: #require(file)))
  }
  static let valid = (try? all.get().valid) ?? []
  static let invalid = (try? all.get().invalid) ?? []

  /// A ring of all sixteen keys, of which this one signs.
  static func ring(signing id: UInt8 = 0) throws -> KeyRing {
    try KeyRing(
      keys: all.get().keys.map { key in
        SigningKey(
          id: try #require(KeyID(rawValue: key.id)), secret: try #require(Secret(key.secret)),
          createdAt: Timestamp(seconds: 0), state: key.id == id ? .active : .retired)
      })
  }
}
