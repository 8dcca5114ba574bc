import NIOCore
import NIOHTTP1
import Testing

@testable import AssentHandler

@Suite("The states of a connection, without a channel")
struct ConnectionStateTests {
  private static func time(_ seconds: Int64) -> NIODeadline {
    NIODeadline.uptimeNanoseconds(1_000_000_000_000) + TimeAmount.seconds(seconds)
  }

  /// A connection whose first request has been read up to its body.
  private static func inBody(isLast: Bool = false, awaitsBody: Bool = false) -> ConnectionState {
    var state = ConnectionState(at: time(0))
    read(&state, isLast: isLast, awaitsBody: awaitsBody)
    return state
  }

  /// Reads a request up to its body.
  private static func read(_ state: inout ConnectionState, isLast: Bool = false, awaitsBody: Bool = false) {
    _ = state.arrived(hasLineBreak: true, at: time(1))
    guard state.headEnded(isHEAD: false) else { return }
    state.forward(isLast: isLast, awaitsBody: awaitsBody)
  }

  /// Reads the request to its end. Returns whether the handler is told.
  @discardableResult private static func finish(_ state: inout ConnectionState) -> Bool { state.requestEnded(at: time(1)) }

  /// Writes an answer. Returns whether it is the last one.
  private static func answer(_ state: inout ConnectionState, isDraining: Bool = false) -> Bool {
    let isLast = state.answerBegan(saysClose: false, isDraining: isDraining)
    let hasEnded = state.answerEnded(at: time(2))
    #expect(hasEnded == isLast)
    return isLast
  }

  @Test("A request goes from its first byte to its answer, and the connection rests")
  func oneRequest() {
    var state = ConnectionState(at: Self.time(0))
    _ = state.arrived(hasLineBreak: false, at: Self.time(1))
    #expect(state.reading == .head(hasLine: false))
    _ = state.arrived(hasLineBreak: true, at: Self.time(2))
    #expect(state.reading == .head(hasLine: true))
    #expect(state.since == Self.time(1))
    let isRead = state.headEnded(isHEAD: false)
    state.forward(isLast: false, awaitsBody: false)
    let steps = [isRead, state.bodyArrived(4, limit: 10), Self.finish(&state)]
    #expect(steps == [true, true, true])
    #expect(state.reading == .whole)
    let isLast = Self.answer(&state)
    #expect(!isLast)
    #expect(state.reading == .idle(wasUsed: true))
    #expect(state.since == Self.time(2))
  }

  @Test("The first bytes above the limit of a body go through, later ones don't")
  func bodyLimit() {
    var state = Self.inBody()
    let steps = [10, 1, 1].map { state.bodyArrived($0, limit: 10) }
    #expect(steps == [true, true, false])
  }

  @Test("The answer to the last request is the last one, and what follows that request is passed over")
  func lastRequest() {
    var state = Self.inBody()
    Self.finish(&state)
    Self.read(&state, isLast: true)
    Self.finish(&state)
    let first = Self.answer(&state)
    #expect(!first)
    #expect(state.reading == .whole)
    _ = state.arrived(hasLineBreak: true, at: Self.time(2))
    #expect(state.refusal(of: .invalidMethod) == nil)
    let passed = [state.headEnded(isHEAD: false), state.bodyArrived(1, limit: 10)]
    #expect(passed == [false, false])
    let second = Self.answer(&state)
    #expect(second)
  }

  @Test("An answer before the end of its request is the last one")
  func earlyAnswer() {
    var state = Self.inBody()
    let isLast = Self.answer(&state)
    #expect(isLast)
    state.end(at: Self.time(3))
    let isRead = state.arrived(hasLineBreak: true, at: Self.time(4))
    #expect(!isRead)
    #expect(state.isEnding)
  }

  @Test("A client is told once that its body is wanted, after the answers before it")
  func continues() {
    var state = Self.inBody()
    Self.finish(&state)
    Self.read(&state, awaitsBody: true)
    let early = state.asksForBody()
    _ = Self.answer(&state)
    let later = [state.asksForBody(), state.asksForBody()]
    #expect(!early)
    #expect(later == [true, false])
  }

  @Test("A client whose request is answered at once isn't told that its body is wanted")
  func answeredAtOnce() {
    var state = Self.inBody(awaitsBody: true)
    _ = Self.answer(&state)
    let asks = state.asksForBody()
    #expect(!asks)
  }

  @Test("A refusal waits for the answers before it, and takes the place of the answer to a half-read request")
  func refusal() {
    var state = Self.inBody()
    Self.finish(&state)
    Self.read(&state)
    let breaksOff = state.refuse(.timeout)
    #expect(breaksOff)
    #expect(state.dueRefusal?.refusal == nil)
    _ = Self.answer(&state)
    #expect(state.dueRefusal?.refusal == .timeout)
    _ = state.refuse(.malformed)
    #expect(state.dueRefusal?.refusal == .timeout, "the first refusal counts")
  }

  @Test("A refusal during the answer to the same request ends the connection with that answer")
  func refusalDuringAnswer() {
    var state = Self.inBody()
    _ = state.answerBegan(saysClose: false, isDraining: false)
    _ = state.refuse(.timeout)
    #expect(state.dueRefusal?.refusal == nil)
    let isLast = state.answerEnded(at: Self.time(2))
    #expect(isLast)
  }

  @Test("A header that is too large is refused as a target while its first line hasn't ended")
  func overflow() {
    var state = ConnectionState(at: Self.time(0))
    _ = state.arrived(hasLineBreak: false, at: Self.time(0))
    #expect(state.refusal(of: .headerOverflow) == .targetTooLong)
    _ = state.arrived(hasLineBreak: true, at: Self.time(0))
    #expect(state.refusal(of: .headerOverflow) == .headerTooLarge)
    #expect(state.refusal(of: .invalidMethod) == .malformed)
  }

  @Test("A connection at rest is closed when the program stops; one with a request ends with its answer")
  func stopping() {
    var idle = ConnectionState(at: Self.time(0))
    var busy = Self.inBody()
    let closed = [idle.stop(), busy.stop()]
    #expect(closed == [true, false])
    Self.finish(&busy)
    let isLast = Self.answer(&busy)
    #expect(isLast)
  }

  @Test("While the program drains, the next answer is the last one")
  func draining() {
    var state = Self.inBody()
    Self.finish(&state)
    let isLast = Self.answer(&state, isDraining: true)
    #expect(isLast)
  }

  @Test("Each state has its own time")
  func times() {
    var limits = HandlerLimits()
    (limits.headTimeout, limits.requestTimeout, limits.idleTimeout, limits.closingTimeout) = (.seconds(10), .seconds(20), .seconds(40), .seconds(2))
    var state = ConnectionState(at: Self.time(1))
    func overdue(_ start: Int64, _ limit: Int64) -> [ConnectionState.Overdue?] {
      [limit, limit + 1].map { state.overdue(at: Self.time(start + $0), limits) }
    }
    #expect(overdue(1, 10) == [nil, .close], "never used")
    _ = state.arrived(hasLineBreak: true, at: Self.time(1))
    #expect(overdue(1, 10) == [nil, .refuse], "header")
    _ = state.headEnded(isHEAD: false)
    state.forward(isLast: false, awaitsBody: false)
    #expect(overdue(1, 20) == [nil, .refuse], "body")
    Self.finish(&state)
    #expect(overdue(1, 1000) == [nil, nil], "the handler's time")
    state.stalledSince = Self.time(1)
    #expect(overdue(1, 40) == [nil, .close], "an answer that isn't taken")
    state.stalledSince = nil
    _ = Self.answer(&state)
    #expect(overdue(2, 40) == [nil, .close], "between requests")
    state.end(at: Self.time(1))
    #expect(overdue(1, 2) == [nil, .close], "after the last answer")
  }
}
