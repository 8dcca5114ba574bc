import AssentModel
import AssentStore
import Testing

@Suite("The state of a profile")
struct PreferencesTests {
  @Test("A choice for every channel replaces those for single channels")
  func everyReplacesChannels() {
    let state = Preferences().applying(.optOut, to: .channel(.email)).applying(.optIn, to: .everyChannel)
    #expect(state == Preferences(every: .optIn))
    #expect(state.effective(.email) == .optIn)
  }

  @Test("A choice for a channel stands beside a choice for every channel")
  func channelBesideEvery() {
    let state = Preferences(every: .optIn).applying(.optOut, to: .channel(.sms))
    #expect(state.effective(.sms) == .optOut)
    #expect(state.effective(.email) == .optIn)
    #expect(state.effective(.everyChannel, at: Timestamp(seconds: 0)) == nil)
  }

  @Test("A choice for a channel that says what holds for every channel leaves the state as it is")
  func redundantChannel() {
    let state = Preferences(every: .optOut)
    #expect(state.applying(.optOut, to: .channel(.email)) == state)
  }

  @Test("An opt-out of everything covers services; a later opt-in to one stands on its own")
  func services() throws {
    let news = try #require(ServiceNumber(rawValue: 3))
    let out = Preferences().applying(.optIn, to: .service(news)).applying(.optOut, to: .everyChannel)
    #expect(out.services.isEmpty)
    #expect(out.effective(news, at: Timestamp(seconds: 0)) == .optOut)
    let back = out.applying(.optIn, to: .service(news))
    #expect(back.effective(news, at: Timestamp(seconds: 0)) == .optIn)
    #expect(back.effective(.email) == .optOut)
  }

  @Test("An opt-in to every channel subscribes to no service and ends none")
  func optInLeavesServices() throws {
    let news = try #require(ServiceNumber(rawValue: 0))
    #expect(Preferences(every: .optIn).effective(news, at: Timestamp(seconds: 0)) == nil)
    let state = Preferences(services: [news: .optOut]).applying(.optIn, to: .everyChannel)
    #expect(state.effective(news, at: Timestamp(seconds: 0)) == .optOut)
  }

  @Test("A set of channels has a choice when all of them share it")
  func sets() {
    let both = Scope.channels(ChannelSet([.email, .sms]))
    let state = Preferences().applying(.optOut, to: both)
    #expect(state.effective(both, at: Timestamp(seconds: 0)) == .optOut)
    #expect(state.applying(.optIn, to: .channel(.sms)).effective(both, at: Timestamp(seconds: 0)) == nil)
    #expect(Preferences().effective(both, at: Timestamp(seconds: 0)) == nil)
  }

  @Test(
    "Equal states have one text, which reads back",
    arguments: [
      ("{}", Preferences()),
      (#"{"every":"opt-out"}"#, Preferences(every: .optOut)),
      (
        #"{"channels":{"email":"opt-out","sms":"opt-out","post":"opt-out"},"every":"opt-in","services":{"2":"opt-in","10":"opt-out"}}"#,
        Preferences(
          every: .optIn, channels: [.post: .optOut, .sms: .optOut, .email: .optOut],
          services: Dictionary(
            uniqueKeysWithValues: [(10, Choice.optOut), (2, .optIn)].compactMap { number, choice in
              ServiceNumber(rawValue: number).map { ($0, choice) }
            }))
      ),
    ])
  func json(text: String, state: Preferences) throws {
    #expect(state.json == text)
    #expect(try Preferences(json: text) == state)
  }

  @Test("Ends of subscriptions and sign-ups that wait are part of the text")
  func subscriptions() throws {
    let (two, ten) = (try #require(ServiceNumber(rawValue: 2)), try #require(ServiceNumber(rawValue: 10)))
    let text = #"{"expires":{"2":-5,"10":1795000000123},"pending":[1,258],"services":{"2":"opt-in","10":"opt-in"}}"#
    let state = Preferences(
      services: [two: .optIn, ten: .optIn], expires: [two: Timestamp(milliseconds: -5), ten: Timestamp(milliseconds: 1_795_000_000_123)],
      pending: [.channel(.email), .service(two)])
    #expect(state.json == text)
    #expect(try Preferences(json: text) == state)
  }

  @Test("What a sign-up waits for is over with a choice that covers it, and with no other")
  func pending() {
    let both = Scope.channels(ChannelSet([.email, .sms]))
    func left(_ pending: Scope, _ choice: Choice, _ scope: Scope) -> Bool {
      !Preferences(pending: [pending]).applying(choice, to: scope).pending.isEmpty
    }
    #expect(!left(.channel(.email), .optIn, both) && left(both, .optOut, .channel(.email)) && !left(both, .optOut, .everyChannel))
    #expect(left(.everyChannel, .optIn, both) && !left(.everyChannel, .optIn, .channels(ChannelSet.all)))
    if let service = ServiceNumber(rawValue: 1).map({ Scope.service($0) }) {
      #expect(left(service, .optIn, .everyChannel) && !left(service, .optOut, .everyChannel) && left(service, .optOut, both))
      #expect(!left(service, .optIn, service) && left(both, .optIn, service))
    }
  }

  @Test(
    "Text that is no state is refused",
    arguments: [
      "", "[]", #"{"channels":{"fax":"opt-in"}}"#, #"{"every":"maybe"}"#, #"{"services":{"x":"opt-in"}}"#, "{", "{}{}", "{} ",
      #"{"every":"opt-in",}"#,
      #"{"every":"opt-in"#, #"{"pending":[32]}"#, #"{"pending":[1,]}"#, #"{"expires":{"1":99999999999999999999}}"#, #"{"expires":{"1":-}}"#,
      #"{"other":1}"#, #"{"every":"opt\u002din"}"#, "[[[[[[[[[[",
    ])
  func badJSON(text: String) {
    #expect(throws: (any Error).self) { try Preferences(json: text) }
  }
}
