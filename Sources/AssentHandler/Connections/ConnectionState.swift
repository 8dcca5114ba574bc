import HTTPTypes
import NIOCore
import NIOHTTP1

/// How far a connection is: which part of a request is being read, and which answers are still to come.
///
/// It decides and knows no channel; the gate does what was decided.
struct ConnectionState {
  enum Reading: Hashable {
    /// Between two requests. A connection that was never used gets no more time than a header.
    case idle(wasUsed: Bool)
    /// In the header of a request. `hasLine` is whether its first line has come.
    case head(hasLine: Bool)
    case body(Body)
    /// The request was read and isn't answered yet.
    case whole
    /// Nothing more is read. The refusal is written after the answers that are still to come.
    case refused(ConnectionRefusal, isHEAD: Bool)
    /// After the last answer: what still comes is thrown away.
    case ending
  }

  struct Body: Hashable {
    let isHEAD: Bool
    /// Whether the handler was given the request.
    var isForwarded = false
    /// The bytes that the handler was given.
    var size = 0
    /// Whether the client waits to be told that its body is wanted.
    var isAwaited = false
  }

  /// The answer that is being written.
  private enum Answer { case none, underWay, last }

  /// What has taken too long leads to.
  enum Overdue: Hashable { case close, refuse }

  private(set) var reading = Reading.idle(wasUsed: false)
  /// When the request that is being read began, or the last one ended.
  private(set) var since: NIODeadline
  /// Since when the client doesn't take what is written; `nil` when it does.
  var stalledSince: NIODeadline?
  /// Requests that the handler was given and hasn't answered to the end.
  private var unanswered = 0
  private var answer = Answer.none
  /// Whether the client said that it sends no further request.
  private var isLastRequest = false
  private var isStopping = false

  init(at now: NIODeadline) { since = now }

  /// Whether requests are still read.
  var isOpen: Bool {
    switch reading {
    case .refused, .ending: false
    case .idle, .head, .body, .whole: true
    }
  }

  var isEnding: Bool { reading == .ending }

  // MARK: What comes in

  /// Bytes have come. Returns whether the parser is to read them.
  mutating func arrived(hasLineBreak: @autoclosure () -> Bool, at now: NIODeadline) -> Bool {
    switch reading {
    case .idle, .whole:
      since = now
      reading = .head(hasLine: hasLineBreak())
    case .head(hasLine: false): reading = .head(hasLine: hasLineBreak())
    case .head, .body: break
    case .refused, .ending: return false
    }
    return true
  }

  /// A header has been read. Returns whether anybody looks at it: what follows the last request is passed over.
  mutating func headEnded(isHEAD: Bool) -> Bool {
    reading = .body(Body(isHEAD: isHEAD))
    return !isLastRequest
  }

  /// The handler is given the request whose header was read.
  mutating func forward(isLast: Bool, awaitsBody: Bool) {
    guard case .body(var body) = reading else { return }
    (body.isForwarded, body.isAwaited) = (true, awaitsBody)
    reading = .body(body)
    isLastRequest = isLast
    unanswered += 1
  }

  /// Bytes of a body have come. Returns whether the handler gets them; the first that are too many go through, so that it answers with a page.
  mutating func bodyArrived(_ count: Int, limit: Int) -> Bool {
    guard case .body(var body) = reading, body.isForwarded, body.size <= limit else { return false }
    body.size += count
    body.isAwaited = false
    reading = .body(body)
    return true
  }

  /// A request has been read to its end. Returns whether the handler is told.
  mutating func requestEnded(at now: NIODeadline) -> Bool {
    guard case .body(let body) = reading else { return false }
    reading = .whole
    restIfAnswered(at: now)
    return body.isForwarded
  }

  /// Whether the client is to be told that its body is wanted: once, and after the answers before it.
  mutating func asksForBody() -> Bool {
    guard case .body(var body) = reading, body.isAwaited, unanswered == 1, answer == .none else { return false }
    body.isAwaited = false
    reading = .body(body)
    return true
  }

  /// The refusal of what the parser couldn't read; `nil` when nobody looks at it.
  func refusal(of error: HTTPParserError) -> ConnectionRefusal? {
    if isLastRequest { guard case .body = reading else { return nil } }
    guard error == .headerOverflow else { return .malformed }
    return reading == .head(hasLine: false) ? .targetTooLong : .headerTooLarge
  }

  /// Nothing more is read. Returns whether the handler must be told that the body of its request broke off.
  mutating func refuse(_ refusal: ConnectionRefusal) -> Bool {
    guard isOpen else { return false }
    guard case .body(let body) = reading else {
      reading = .refused(refusal, isHEAD: false)
      return false
    }
    reading = .refused(refusal, isHEAD: body.isHEAD)
    // An answer that has begun is the last one; else the refusal takes its place.
    if body.isForwarded { if answer == .none { unanswered -= 1 } else { answer = .last } }
    return body.isForwarded
  }

  /// The program is to stop. Returns whether the connection can be closed at once.
  mutating func stop() -> Bool {
    isStopping = true
    if case .idle = reading { return true }
    return false
  }

  // MARK: What goes out

  /// An answer begins. Returns whether it is the last one.
  ///
  /// - Parameters:
  ///   - saysClose: whether the answer itself says `Connection: close`.
  ///   - isDraining: whether the program has been told to stop.
  mutating func answerBegan(saysClose: Bool, isDraining: Bool) -> Bool {
    var isHalfRead = false
    if case .body(var body) = reading {
      isHalfRead = true
      // The answer to the request itself tells the client more than that its body is wanted.
      if unanswered <= 1 { body.isAwaited = false }
      reading = .body(body)
    }
    let isLast = saysClose || isDraining || (unanswered == 1 && isOpen && (isStopping || isLastRequest || isHalfRead))
    answer = isLast ? .last : .underWay
    return isLast
  }

  /// An answer was written to its end. Returns whether it was the last one.
  mutating func answerEnded(at now: NIODeadline) -> Bool {
    defer { answer = .none }
    unanswered = max(0, unanswered - 1)
    if answer != .last { restIfAnswered(at: now) }
    return answer == .last
  }

  /// The refusal that is to be written now: all answers before it are out.
  var dueRefusal: (refusal: ConnectionRefusal, isHEAD: Bool)? {
    guard case .refused(let refusal, let isHEAD) = reading, unanswered == 0, answer == .none else { return nil }
    return (refusal, isHEAD)
  }

  /// The last answer was written.
  mutating func end(at now: NIODeadline) {
    reading = .ending
    since = now
  }

  private mutating func restIfAnswered(at now: NIODeadline) {
    guard reading == .whole, unanswered == 0 else { return }
    reading = .idle(wasUsed: true)
    since = now
  }

  // MARK: Time

  /// What is to be done about the time that has passed; `nil` while nothing has taken too long.
  func overdue(at now: NIODeadline, _ limits: HandlerLimits) -> Overdue? {
    if let stalledSince, now - stalledSince > TimeAmount(limits.idleTimeout) { return .close }
    func isOver(_ limit: Duration) -> Bool { now - since > TimeAmount(limit) }
    switch reading {
    case .idle(let wasUsed): return isOver(wasUsed ? limits.idleTimeout : limits.headTimeout) ? .close : nil
    case .head: return isOver(limits.headTimeout) ? .refuse : nil
    case .body: return isOver(limits.requestTimeout) ? .refuse : nil
    case .whole, .refused: return nil
    case .ending: return isOver(limits.closingTimeout) ? .close : nil
    }
  }
}

/// The answer to what isn't, or isn't yet, a request that the handler could answer with a page.
struct ConnectionRefusal: Hashable, Sendable {
  let status: HTTPResponseStatus
  var retryAfter: Int?
  /// What there was too much of, when that is the reason.
  var limit: RequestLimit?

  static let malformed = ConnectionRefusal(status: .badRequest)
  static let timeout = ConnectionRefusal(status: .requestTimeout)
  static let targetTooLong = ConnectionRefusal(status: .uriTooLong)
  static let headerTooLarge = ConnectionRefusal(status: .requestHeaderFieldsTooLarge)
  static let tooManyConnections = ConnectionRefusal(status: .serviceUnavailable, retryAfter: 5, limit: .connections)
  static let tooManyOfClient = ConnectionRefusal(status: .tooManyRequests, retryAfter: 5, limit: .clientConnections)

  var text: String { "\(status.code) \(status.reasonPhrase)\n" }

  /// It is the last answer of its connection.
  func head(isSecure: Bool) -> HTTPResponseHead {
    var fields: HTTPFields = [.contentType: "text/plain; charset=utf-8"]
    SecurityHeaders.keepPrivate(&fields)
    SecurityHeaders.addWithoutSite(to: &fields)
    if isSecure { SecurityHeaders.requireHTTPS(&fields) }
    var headers = HTTPHeaders(fields.map { ($0.name.canonicalName, $0.value) })
    headers.add(name: "content-length", value: "\(text.utf8.count)")
    headers.add(name: "connection", value: "close")
    if let retryAfter { headers.add(name: "retry-after", value: "\(retryAfter)") }
    return HTTPResponseHead(version: .http1_1, status: status, headers: headers)
  }
}
