import AssentAudience
import AssentModel
import Testing

@Suite("What scopes are called")
struct ScopeNamesTests {
  static let names = ScopeNames(
    services: [(1, "newsletter"), (2, "privateSales"), (9, "email")].compactMap { number, name in
      ServiceNumber(rawValue: number).map { ScopeNames.NamedService(number: $0, name: name) }
    })

  @Test(
    "A scope is everything, channels, or a service by its name or number",
    arguments: [
      ("everything", 0), ("EVERYTHING", 0), ("email", 1), ("email+sms", 3), ("sms email", 3), ("email, post", 17), ("email;push;phone", 13),
      ("newsletter", 257), ("privateSales", 258), ("1", 257), ("service:3", 259), ("65279", 65535),
    ] as [(String, UInt16)])
  func reads(text: String, code: UInt16) {
    #expect(Self.names.scope(text)?.code == code)
  }

  @Test(
    "Anything else is none",
    arguments: ["", " ", "+", "fax", "email+fax", "everything+email", "newsletter+email", "65280", "-1", "service:", "1e3", "٣"])
  func refuses(text: String) {
    #expect(Self.names.scope(text) == nil)
  }

  @Test("A scope's name reads as that scope", arguments: [0, 1, 2, 31, 17, 257, 258, 300] as [UInt16])
  func roundTrip(code: UInt16) throws {
    let scope = try #require(Scope(code: code))
    #expect(Self.names.scope(Self.names.name(of: scope)) == scope)
  }
}
