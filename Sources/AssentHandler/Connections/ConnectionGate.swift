import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1

/// Stands between the parser and the handler: lets through the requests that keep to the limits, refuses the others, and ends the connection in order.
///
/// Answers leave in the order of their requests, so a refusal waits for the answers that are still to come.
final class ConnectionGate: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// How far the request is that is being read.
  enum Phase { case none, head, body, whole }

  let limits: HandlerLimits
  private let verdict: ConnectionCount.Verdict
  private let isSecure: Bool
  private let onRefusal: (ConnectionRefusal) -> Void

  var context: ChannelHandlerContext?
  var clock: Scheduled<Void>?
  var phase = Phase.none
  /// When the request that is being read began, or the last one ended.
  var since = NIODeadline.now()
  /// Since when the client doesn't take what is written.
  var stalledSince: NIODeadline?
  /// Whether a request was answered.
  private(set) var hasAnswered = false
  /// After the last answer, when what still comes is thrown away.
  private(set) var isEnding = false
  private var refusal: ConnectionRefusal?
  private var hasRequestLine = false
  private var isHead = false
  /// Whether the handler was given the request that is being read.
  private var isForwarding = false
  private var bodySize = 0
  private var unanswered = 0
  private var isAnswering = false
  private var isLastRequest = false
  private var isLastAnswer = false
  private var isStopping = false
  /// Whether a client waits to be told that its body is wanted.
  private var isAwaited = false

  init(
    _ limits: HandlerLimits, _ verdict: ConnectionCount.Verdict, isSecure: Bool, onRefusal: @escaping @Sendable (ConnectionRefusal) -> Void
  ) {
    self.limits = limits
    self.verdict = verdict
    self.isSecure = isSecure
    self.onRefusal = onRefusal
  }

  // MARK: What comes in

  /// Whether the parser is to read what has come.
  func accepts(_ bytes: ByteBuffer) -> Bool {
    guard !isEnding, refusal == nil, let context else { return false }
    switch verdict {
    case .admitted: break
    case .answered(let refusal):
      refuse(refusal, context)
      return false
    case .dropped: return false
    }
    if phase == .none || phase == .whole {
      phase = .head
      since = .now()
      hasRequestLine = false
    }
    if phase == .head, !hasRequestLine { hasRequestLine = bytes.readableBytesView.contains(0x0A) }
    return true
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isEnding, refusal == nil else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): read(head, context)
    case .body(let bytes):
      guard isForwarding, bodySize <= limits.bodySize else { return }
      // The bytes that are too many go through, so that the handler answers with a page.
      bodySize += bytes.readableBytes
      isAwaited = false
      context.fireChannelRead(wrapInboundOut(.body(bytes)))
    case .end(let trailers):
      phase = .whole
      if isForwarding { context.fireChannelRead(wrapInboundOut(.end(trailers.map { HTTPFields($0, splitCookie: false) }))) }
      isForwarding = false
      if unanswered == 0 { rest() }
    }
  }

  private func read(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    phase = .body
    isForwarding = false
    isHead = head.method == .HEAD
    guard !isLastRequest else { return }
    if head.uri.utf8.count > limits.targetLength { return refuse(.targetTooLong, context) }
    let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    if size > limits.headerSize || head.headers.count > limits.headerCount { return refuse(.headerTooLarge, context) }
    let hosts = head.headers["host"].count
    // RFC 9112 section 3.2.
    guard hosts == 1 || (hosts == 0 && head.version.minor == 0), let request = try? HTTPRequest(head, secure: isSecure, splitCookie: false) else {
      return refuse(.malformed, context)
    }
    // After a request for another protocol the parser stops; the answer is an ordinary one.
    isLastRequest = !head.isKeepAlive || head.headers.contains(name: "upgrade") || head.method == .CONNECT
    isForwarding = true
    bodySize = 0
    unanswered += 1
    context.fireChannelRead(wrapInboundOut(.head(request)))
    let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
    isAwaited =
      head.version.minor > 0 && length <= limits.bodySize && head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" }
    askForBody(context)
  }

  /// Tells a client that waits for it to send its body, once the answers before are out. A body that is too large is refused instead.
  ///
  /// Source: RFC 9110 section 10.1.1.
  private func askForBody(_ context: ChannelHandlerContext) {
    guard isAwaited, isForwarding, phase == .body, unanswered == 1, !isAnswering, refusal == nil else { return }
    isAwaited = false
    context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    // The handler doesn't ask for more, and what isn't read would reset the connection.
    if isEnding { context.read() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      context.close(promise: nil)
      return
    }
    // What follows the last request isn't looked at.
    guard !isLastRequest || phase == .body else { return }
    if error == .headerOverflow { refuse(hasRequestLine ? .headerTooLarge : .targetTooLong, context) } else { refuse(.malformed, context) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent:
      isStopping = true
      if unanswered == 0, phase != .head, phase != .body { context.close(promise: nil) }
    case ChannelEvent.inputClosed where isEnding: context.close(promise: nil)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  // MARK: What goes out

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !isEnding else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      isAnswering = true
      isAwaited = isAwaited && unanswered > 1
      isLastAnswer =
        head.headerFields[.connection] == "close" || (unanswered == 1 && refusal == nil && (isStopping || isLastRequest || phase == .body))
      if isLastAnswer { head.headerFields[.connection] = "close" }
      if isSecure { SecurityHeaders.requireHTTPS(&head.headerFields) }
      context.write(wrapOutboundOut(.head(HTTPResponseHead(head))), promise: promise)
    case .body(let bytes): context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: promise)
    case .end(let trailers):
      context.write(wrapOutboundOut(.end(trailers.map { HTTPHeaders($0) })), promise: promise)
      isAnswering = false
      hasAnswered = true
      unanswered = max(0, unanswered - 1)
      if isLastAnswer { end(context) } else if let refusal { answer(refusal, context) } else if unanswered == 0, phase == .whole { rest() }
      askForBody(context)
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    // The handler has written its last answer; the gate has closed that side already.
    if isEnding, mode == .output { promise?.succeed() } else { context.close(mode: mode, promise: promise) }
  }

  /// Answers in the place of the handler and ends the connection.
  func refuse(_ refusal: ConnectionRefusal, _ context: ChannelHandlerContext) {
    guard !isEnding, self.refusal == nil else { return }
    let isHalfRead = isForwarding && phase == .body
    isForwarding = false
    self.refusal = refusal
    if isHalfRead {
      // What has come of the body must not be taken for the whole.
      context.fireErrorCaught(ConnectionError.bodyBrokeOff)
      if isAnswering {
        isLastAnswer = true
        return
      }
      unanswered -= 1
    }
    answer(refusal, context)
  }

  private func answer(_ refusal: ConnectionRefusal, _ context: ChannelHandlerContext) {
    guard !isEnding, unanswered == 0, !isAnswering else { return }
    context.write(wrapOutboundOut(.head(refusal.head(isSecure: isSecure))), promise: nil)
    if !isHead { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: refusal.text)))), promise: nil) }
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    onRefusal(refusal)
    end(context)
  }

  /// Closes the writing side, and the other after a while, as closing both at once could lose the answer.
  ///
  /// Source: RFC 9112 section 9.6.
  private func end(_ context: ChannelHandlerContext) {
    isEnding = true
    since = .now()
    context.flush()
    context.close(mode: .output, promise: nil)
    context.read()
  }

  private func rest() {
    phase = .none
    since = .now()
  }

  // MARK: The life of the connection

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    startClock(context)
  }

  func handlerRemoved(context: ChannelHandlerContext) { stop() }

  func channelActive(context: ChannelHandlerContext) {
    context.fireChannelActive()
    if verdict == .dropped { context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if isForwarding, phase == .body { context.fireErrorCaught(ConnectionError.bodyBrokeOff) }
    stop()
    context.fireChannelInactive()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stalledSince = context.channel.isWritable ? nil : .now()
    context.fireChannelWritabilityChanged()
  }

  private func stop() {
    isEnding = true
    clock?.cancel()
    (clock, context) = (nil, nil)
  }
}

extension ConnectionGate {
  /// Looks at the times now and then, instead of setting an alarm for every request.
  func startClock(_ context: ChannelHandlerContext) {
    let shortest = min(limits.headTimeout, limits.requestTimeout, limits.idleTimeout, limits.closingTimeout)
    let interval = min(max(TimeAmount(shortest / 4), .milliseconds(20)), .seconds(2))
    clock = context.eventLoop.assumeIsolated().scheduleTask(in: interval) { [self] in
      clock = nil
      check(context)
      if self.context != nil { startClock(context) }
    }
  }

  private func check(_ context: ChannelHandlerContext) {
    let elapsed = NIODeadline.now() - since
    if let stalledSince, NIODeadline.now() - stalledSince > TimeAmount(limits.idleTimeout) { return context.close(promise: nil) }
    if isEnding {
      if elapsed > TimeAmount(limits.closingTimeout) { context.close(promise: nil) }
      return
    }
    switch phase {
    case .none:
      // A connection that was never used gets no more time than a header.
      if elapsed > TimeAmount(hasAnswered ? limits.idleTimeout : limits.headTimeout) { context.close(promise: nil) }
    case .head: if elapsed > TimeAmount(limits.headTimeout) { refuse(.timeout, context) }
    case .body: if elapsed > TimeAmount(limits.requestTimeout) { refuse(.timeout, context) }
    case .whole: break
    }
  }
}

/// Counts a connection, and ends it in order after an answer once the program is to stop.
///
/// The answer says `Connection: close`, so that the client sends no further request here; then the writing side is closed, and the client closes the
/// other. To close both at once could lose the answer on its way.
///
/// Source: RFC 9112 section 9.6.
final class DrainingConnection: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let connections: OpenConnections
  private var isCounted = false
  private var isLastAnswer = false

  init(_ connections: OpenConnections) { self.connections = connections }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { count() }
  }

  func channelActive(context: ChannelHandlerContext) {
    count()
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    uncount()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { uncount() }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(var head) where connections.isDraining && head.status.kind != .informational:
      head.headerFields[.connection] = "close"
      isLastAnswer = true
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .end where isLastAnswer:
      context.writeAndFlush(data, promise: promise)
      context.close(mode: .output, promise: nil)
    default: context.write(data, promise: promise)
    }
  }

  private func count() {
    guard !isCounted else { return }
    isCounted = true
    connections.opened()
  }

  private func uncount() {
    guard isCounted else { return }
    isCounted = false
    connections.closed()
  }
}

/// Why a request isn't read to its end.
enum ConnectionError: Error, Hashable {
  /// The client closed the connection, was too slow, or sent what isn't HTTP.
  case bodyBrokeOff
}
