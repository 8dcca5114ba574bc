import AssentModel
import Testing

@Suite("Scopes, channels and slots")
struct ScopeTests {
  @Test("Every code that a token allows is read and written back, every other is refused")
  func codes() {
    for code in UInt16.min...UInt16.max {
      let isKnown = code <= 31 || code >= 256
      #expect((Scope(code: code) != nil) == isKnown)
      if let scope = Scope(code: code) { #expect(scope.code == code) }
    }
  }

  @Test("A channel has one name and one bit")
  func channels() {
    #expect(Channel.allCases.map(\.name) == ["email", "sms", "push", "phone", "post"])
    #expect(Channel.allCases.map { Scope.channel($0).code } == [1, 2, 4, 8, 16])
    for channel in Channel.allCases { #expect(Channel(name: channel.name) == channel) }
    #expect(Channel(name: "fax") == nil)
    #expect(Channel(rawValue: 5) == nil)
  }

  @Test("A slot is known by its word, and a checkbox's slot by its scope")
  func slots() throws {
    for slot in [Slot.token, .path, .undo, .everything, .scope, .summary, .notice, .checked(.channel(.sms))] {
      #expect(Slot(rawValue: slot.rawValue) == slot)
    }
    #expect(Slot.checked(.channel(.post)).checkedScope == .channel(.post))
    #expect(Slot(rawValue: "checked.40") == nil)
    #expect(Slot(rawValue: "tokens") == nil)
  }

  @Test("A profile id has 1 to 64 bytes and hides itself")
  func profileID() throws {
    let profile = try #require(Profile.ID("客户-9"))
    #expect(!"\(profile)".contains("9") && !String(reflecting: profile).contains("9"))
    var dumped = ""
    dump(profile, to: &dumped)
    #expect(!dumped.contains("客户"))
    #expect(Profile.ID("") == nil)
    #expect(Profile.ID(String(repeating: "é", count: 32)) != nil)
    #expect(Profile.ID(String(repeating: "é", count: 33)) == nil)
  }

  @Test("Two ids are equal when their bytes are")
  func profileEquality() throws {
    let (composed, decomposed) = (try #require(Profile.ID("caf\u{E9}")), try #require(Profile.ID("cafe\u{301}")))
    #expect(composed != decomposed && Set([composed, decomposed]).count == 2)
    #expect(composed == Profile.ID("caf\u{E9}"))
  }
}
