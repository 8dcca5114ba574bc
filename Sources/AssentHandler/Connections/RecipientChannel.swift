import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Sets a connection up: HTTPS when there is a certificate, the parser, and the gate that keeps to the limits.
struct RecipientChannel: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: HTTPChannelHandler.Responder
  let limits: HandlerLimits
  let connections: ConnectionCount
  let tls: CurrentTLSContext?
  /// Is told of every answer that the handler doesn't know of.
  let onRefusal: @Sendable (ConnectionRefusal) -> Void
  /// Makes what else stands between the gate and the handler, which see requests and answers.
  var additionalHandlers: @Sendable () -> [any ChannelHandler] = { [] }

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let gate = ConnectionGate(limits, connections.open(channel), isSecure: tls != nil, onRefusal: onRefusal)
      if let tls { try pipeline.addHandler(tls.handler()) }
      try pipeline.addHandler(ArrivingBytes(gate: gate))
      var decoder = NIOHTTPDecoderLimitConfiguration()
      decoder.maxHeaderFieldSize = max(limits.targetLength, limits.headerSize)
      decoder.maxHeaderListSize = limits.targetLength + limits.headerSize
      decoder.maxHeaderFieldCount = limits.headerCount
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: decoder)
      try pipeline.addHandler(gate)
      for handler in additionalHandlers() { try pipeline.addHandler(handler) }
      return try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) { await handleHTTP(asyncChannel: value, logger: logger) }
  }
}
