import NIOCore

/// Tells the gate that something has come before the parser can make anything of it, and keeps from the parser what nobody will answer.
final class ArrivingBytes: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let gate: ConnectionGate

  init(gate: ConnectionGate) { self.gate = gate }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard gate.accepts(unwrapInboundIn(data)) else { return }
    context.fireChannelRead(data)
  }
}
