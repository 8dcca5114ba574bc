import HTTPTypes
import NIOCore
import NIOHTTPTypes

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
