import NIOCore
import Testing

@testable import AssentHandler

@Suite("The states of a connection, without a channel")
struct ConnectionStateTests {
  private static func time(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(1_000_000_000_000) + .seconds(seconds) }

  /// A connection whose first request has been read up to its body.
  private static func inBody(isLast: Bool = false, awaitsBody: Bool = false) -> ConnectionState {
    var state = ConnectionState(at: time(0))
    read(&state, isLast: isLast, awaitsBody: awaitsBody)
    return state
  }

  private static func read(_ state: inout ConnectionState, isLast: Bool = false, awaitsBody: Bool = false) {
    _ = state.arrived(hasLineBreak: true, at: time(1))
    guard state.headEnded(isHEAD: false) else { return }
    state.forward(isLast: isLast, awaitsBody: awaitsBody)
  }

  private static func answer(_ state: inout ConnectionState, isDraining: Bool = false) -> Bool {
    let isLast = state.answerBegan(saysClose: false, isDraining: isDraining)
    #expect(state.answerEnded(at: time(2)) == isLast)
    return isLast
  }

  @Test("A request goes from its first byte to its answer, and the connection rests")
  func oneRequest() {
    var state = ConnectionState(at: Self.time(0))
    #expect(state.arrived(hasLineBreak: false, at: Self.time(1)) && state.reading == .head(hasLine: false) && state.since == Self.time(1))
    #expect(state.arrived(hasLineBreak: true, at: Self.time(2)) && state.reading == .head(hasLine: true) && state.since == Self.time(1))
    #expect(state.headEnded(isHEAD: false))
    state.forward(isLast: false, awaitsBody: false)
    #expect(state.bodyArrived(4, limit: 10))
    #expect(state.requestEnded(at: Self.time(2)) && state.reading == .whole)
    #expect(!Self.answer(&state))
    #expect(state.reading == .idle(wasUsed: true) && state.since == Self.time(2))
  }

  @Test("The first bytes above the limit of a body go through, later ones don't")
  func bodyLimit() {
    var state = Self.inBody()
    #expect(state.bodyArrived(10, limit: 10) && state.bodyArrived(1, limit: 10) && !state.bodyArrived(1, limit: 10))
  }

  @Test("The last answer is the one to the last request, and what follows that request is passed over")
  func lastRequest() {
    var state = Self.inBody()
    #expect(state.requestEnded(at: Self.time(1)))
    Self.read(&state, isLast: true)
    #expect(state.requestEnded(at: Self.time(1)))
    #expect(!Self.answer(&state) && state.reading == .whole)
    _ = state.arrived(hasLineBreak: true, at: Self.time(2))
    #expect(state.refusal(of: .invalidMethod) == nil)
    #expect(!state.headEnded(isHEAD: false) && !state.bodyArrived(1, limit: 10))
    #expect(Self.answer(&state))
  }

  @Test("An answer before the end of its request is the last one")
  func earlyAnswer() {
    var state = Self.inBody()
    #expect(Self.answer(&state))
    state.end(at: Self.time(3))
    #expect(state.isEnding && !state.isOpen && !state.arrived(hasLineBreak: true, at: Self.time(4)))
  }

  @Test("A client is told once that its body is wanted, after the answers before it")
  func continues() {
    var state = Self.inBody()
    #expect(state.requestEnded(at: Self.time(1)))
    Self.read(&state, awaitsBody: true)
    #expect(!state.asksForBody())
    #expect(!Self.answer(&state))
    #expect(state.asksForBody() && !state.asksForBody())
  }

  @Test("A client whose request is answered at once isn't told that its body is wanted")
  func answeredAtOnce() {
    var state = Self.inBody(awaitsBody: true)
    _ = state.answerBegan(saysClose: false, isDraining: false)
    #expect(!state.asksForBody())
  }

  @Test("A refusal waits for the answers before it, and takes the place of the answer to a half-read request")
  func refusal() {
    var state = Self.inBody()
    #expect(state.requestEnded(at: Self.time(1)))
    Self.read(&state)
    #expect(state.refuse(.timeout))
    #expect(!state.isOpen && state.dueRefusal == nil)
    #expect(!Self.answer(&state))
    #expect(state.dueRefusal?.refusal == .timeout)
    #expect(!state.refuse(.malformed) && state.dueRefusal?.refusal == .timeout)
  }

  @Test("A refusal during the answer to the same request ends the connection with that answer")
  func refusalDuringAnswer() {
    var state = Self.inBody()
    _ = state.answerBegan(saysClose: false, isDraining: false)
    #expect(state.refuse(.timeout) && state.dueRefusal == nil)
    #expect(state.answerEnded(at: Self.time(2)))
  }

  @Test("A header that is too large is refused as a target while its first line hasn't ended")
  func overflow() {
    var state = ConnectionState(at: Self.time(0))
    _ = state.arrived(hasLineBreak: false, at: Self.time(0))
    #expect(state.refusal(of: .headerOverflow) == .targetTooLong)
    _ = state.arrived(hasLineBreak: true, at: Self.time(0))
    #expect(state.refusal(of: .headerOverflow) == .headerTooLarge && state.refusal(of: .invalidMethod) == .malformed)
  }

  @Test("A connection at rest is closed when the program stops; one with a request ends with its answer")
  func stopping() {
    var idle = ConnectionState(at: Self.time(0))
    #expect(idle.stop())
    var busy = Self.inBody()
    #expect(!busy.stop() && busy.requestEnded(at: Self.time(1)))
    #expect(Self.answer(&busy))
  }

  @Test("While the program drains, the next answer is the last one")
  func draining() {
    var state = Self.inBody()
    #expect(state.requestEnded(at: Self.time(1)) && Self.answer(&state, isDraining: true))
  }

  @Test("Each state has its own time")
  func times() {
    var limits = HandlerLimits()
    (limits.headTimeout, limits.requestTimeout, limits.idleTimeout, limits.closingTimeout) = (.seconds(10), .seconds(20), .seconds(40), .seconds(2))
    var state = ConnectionState(at: Self.time(1))
    func overdue(after seconds: Int64) -> ConnectionState.Overdue? { state.overdue(at: Self.time(1 + seconds), limits) }
    #expect(overdue(after: 10) == nil && overdue(after: 11) == .close)
    _ = state.arrived(hasLineBreak: true, at: Self.time(1))
    #expect(overdue(after: 10) == nil && overdue(after: 11) == .refuse)
    _ = state.headEnded(isHEAD: false)
    state.forward(isLast: false, awaitsBody: false)
    #expect(overdue(after: 20) == nil && overdue(after: 21) == .refuse)
    _ = state.requestEnded(at: Self.time(1))
    #expect(overdue(after: 1000) == nil)
    state.stalledSince = Self.time(1)
    #expect(overdue(after: 40) == nil && overdue(after: 41) == .close)
    state.stalledSince = nil
    _ = Self.answer(&state)
    #expect(overdue(after: 41) == nil && overdue(after: 42) == .close)
    state.end(at: Self.time(1))
    #expect(overdue(after: 2) == nil && overdue(after: 3) == .close)
  }
}
