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

  private let connections: ConnectionCount
  private let verdict: ConnectionCount.Verdict
  private let isSecure: Bool
  private let onRefusal: (ConnectionRefusal) -> Void

  private var limits: HandlerLimits { connections.limits }
  private var state = ConnectionState(at: .now())
  private var context: ChannelHandlerContext?
  private var clock: Scheduled<Void>?

  init(
    _ connections: ConnectionCount, _ verdict: ConnectionCount.Verdict, isSecure: Bool,
    onRefusal: @escaping @Sendable (ConnectionRefusal) -> Void
  ) {
    self.connections = connections
    self.verdict = verdict
    self.isSecure = isSecure
    self.onRefusal = onRefusal
  }

  // MARK: What comes in

  /// Whether the parser is to read what has come.
  func accepts(_ bytes: ByteBuffer) -> Bool {
    guard state.isOpen, let context else { return false }
    switch verdict {
    case .admitted: return state.arrived(hasLineBreak: bytes.readableBytesView.contains(0x0A), at: .now())
    case .answered(let refusal):
      refuse(refusal, context)
      return false
    case .dropped: return false
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard state.isOpen else { return }
    switch unwrapInboundIn(data) {
    case .head(let head): if state.headEnded(isHEAD: head.method == .HEAD) { read(head, context) }
    case .body(let bytes):
      guard state.bodyArrived(bytes.readableBytes, limit: limits.bodySize) else { return }
      context.fireChannelRead(wrapInboundOut(.body(bytes)))
    case .end(let trailers):
      guard state.requestEnded(at: .now()) else { return }
      context.fireChannelRead(wrapInboundOut(.end(trailers.map { HTTPFields($0, splitCookie: false) })))
    }
  }

  private func read(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    if head.uri.utf8.count > limits.targetLength { return refuse(.targetTooLong, context) }
    let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    if size > limits.headerSize || head.headers.count > limits.headerCount { return refuse(.headerTooLarge, context) }
    let hosts = head.headers["host"].count
    // RFC 9112 section 3.2.
    guard hosts == 1 || (hosts == 0 && head.version.minor == 0), let request = try? HTTPRequest(head, secure: isSecure, splitCookie: false) else {
      return refuse(.malformed, context)
    }
    let length = head.headers.first(name: "content-length").flatMap { Int($0) } ?? 0
    state.forward(
      // After a request for another protocol the parser stops; the answer is an ordinary one.
      isLast: !head.isKeepAlive || head.headers.contains(name: "upgrade") || head.method == .CONNECT,
      awaitsBody: head.version.minor > 0 && length <= limits.bodySize
        && head.headers[canonicalForm: "expect"].contains { $0.lowercased() == "100-continue" })
    context.fireChannelRead(wrapInboundOut(.head(request)))
    askForBody(context)
  }

  /// Tells a client that waits for it to send its body. A body that is too large is refused instead.
  ///
  /// Source: RFC 9110 section 10.1.1.
  private func askForBody(_ context: ChannelHandlerContext) {
    guard state.asksForBody() else { return }
    context.writeAndFlush(wrapOutboundOut(.head(HTTPResponseHead(version: .http1_1, status: .continue))), promise: nil)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    // The handler doesn't ask for more, and what isn't read would reset the connection.
    if state.isEnding { context.read() }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else {
      context.fireErrorCaught(error)
      context.close(promise: nil)
      return
    }
    if let refusal = state.refusal(of: error) { refuse(refusal, context) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch event {
    case is ChannelShouldQuiesceEvent: if state.stop() { context.close(promise: nil) }
    case ChannelEvent.inputClosed where state.isEnding: context.close(promise: nil)
    default: context.fireUserInboundEventTriggered(event)
    }
  }

  // MARK: What goes out

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard !state.isEnding else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    switch unwrapOutboundIn(data) {
    case .head(var head):
      // The client sends no further request after an answer that says so. Source: RFC 9112 section 9.6.
      if state.answerBegan(saysClose: head.headerFields[.connection] == "close", isDraining: connections.isDraining) {
        head.headerFields[.connection] = "close"
      }
      if isSecure { SecurityHeaders.requireHTTPS(&head.headerFields) }
      context.write(wrapOutboundOut(.head(HTTPResponseHead(head))), promise: promise)
    case .body(let bytes): context.write(wrapOutboundOut(.body(.byteBuffer(bytes))), promise: promise)
    case .end(let trailers):
      context.write(wrapOutboundOut(.end(trailers.map { HTTPHeaders($0) })), promise: promise)
      guard !state.answerEnded(at: .now()) else { return end(context) }
      answerRefusal(context)
      askForBody(context)
    }
  }

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    // The handler has written its last answer; the gate has closed that side already.
    if state.isEnding, mode == .output { promise?.succeed() } else { context.close(mode: mode, promise: promise) }
  }

  /// Answers in the place of the handler and ends the connection.
  private func refuse(_ refusal: ConnectionRefusal, _ context: ChannelHandlerContext) {
    guard state.isOpen else { return }
    // What has come of the body must not be taken for the whole.
    if state.refuse(refusal) { context.fireErrorCaught(ConnectionError.bodyBrokeOff) }
    answerRefusal(context)
  }

  private func answerRefusal(_ context: ChannelHandlerContext) {
    guard let (refusal, isHEAD) = state.dueRefusal else { return }
    context.write(wrapOutboundOut(.head(refusal.head(isSecure: isSecure))), promise: nil)
    if !isHEAD { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: refusal.text)))), promise: nil) }
    context.write(wrapOutboundOut(.end(nil)), promise: nil)
    onRefusal(refusal)
    end(context)
  }

  /// Closes the writing side, and the other after a while, as closing both at once could lose the answer.
  ///
  /// Source: RFC 9112 section 9.6.
  private func end(_ context: ChannelHandlerContext) {
    state.end(at: .now())
    context.flush()
    context.close(mode: .output, promise: nil)
    context.read()
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
    if case .body(let body) = state.reading, body.isForwarded { context.fireErrorCaught(ConnectionError.bodyBrokeOff) }
    stop()
    context.fireChannelInactive()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    state.stalledSince = context.channel.isWritable ? nil : .now()
    context.fireChannelWritabilityChanged()
  }

  private func stop() {
    state.end(at: .now())
    clock?.cancel()
    (clock, context) = (nil, nil)
  }

  /// Looks at the times now and then, instead of setting an alarm for every request.
  private func startClock(_ context: ChannelHandlerContext) {
    let shortest = min(limits.headTimeout, limits.requestTimeout, limits.idleTimeout, limits.closingTimeout)
    let interval = min(max(TimeAmount(shortest / 4), .milliseconds(20)), .seconds(2))
    clock = context.eventLoop.assumeIsolated().scheduleTask(in: interval) { [self] in
      clock = nil
      switch state.overdue(at: .now(), limits) {
      case .close: context.close(promise: nil)
      case .refuse: refuse(.timeout, context)
      case nil: break
      }
      if self.context != nil { startClock(context) }
    }
  }
}

/// Why a request isn't read to its end.
enum ConnectionError: Error, Hashable {
  /// The client closed the connection, was too slow, or sent what isn't HTTP.
  case bodyBrokeOff
}
