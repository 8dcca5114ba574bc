import Glibc
import HTTPTypes
public import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
public import ServiceLifecycle

/// A handler that listens on a port until it is told to stop; then it finishes the requests that are under way.
public struct HandlerService: Service {
  private let handler: Handler
  private let host: String
  private let port: Int
  private let socket: ListeningSocket
  private let tls: CurrentTLSContext?
  private let onListening: @Sendable (Int) -> Void

  /// - Parameters:
  ///   - port: 0 for any that is free.
  ///   - socket: is told of the socket that clients connect to.
  ///   - tls: the certificate for HTTPS; `nil` for HTTP.
  ///   - onListening: is told the port once requests are answered.
  public init(
    handler: Handler, host: String, port: Int, socket: ListeningSocket = ListeningSocket(), tls: CurrentTLSContext? = nil,
    onListening: @escaping @Sendable (Int) -> Void
  ) {
    self.handler = handler
    self.host = host
    self.port = port
    self.socket = socket
    self.tls = tls
    self.onListening = onListening
  }

  /// - Throws: the system's error when the address can't be listened on.
  public func run() async throws {
    let application = Application(
      responder: handler,
      server: server,
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), backlog: 1024),
      onServerRunning: { [socket, onListening, port] channel in
        socket.opened(channel)
        onListening(channel.localAddress?.port ?? port)
      }, logger: handler.serverLogger)
    try await application.run()
  }

  private var server: HTTPServerBuilder {
    handler.connections.keepToOpenFiles()
    return HTTPServerBuilder { [handler, tls] responder in
      RecipientChannel(
        responder: responder, connections: handler.connections, tls: tls,
        onRefusal: { refusal in
          handler.logger.info("request", metadata: ["route": "none", "status": "\(refusal.status.code)"])
          if let limit = refusal.limit { handler.metrics.throttled(by: limit) }
        })
    }
  }
}

/// Sets a connection up: HTTPS when there is a certificate, the parser, and the gate that keeps to the limits.
struct RecipientChannel: HTTPChannelHandler {
  typealias Value = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  let responder: HTTPChannelHandler.Responder
  let connections: ConnectionCount
  let tls: CurrentTLSContext?
  /// Is told of every answer that the handler doesn't know of.
  let onRefusal: @Sendable (ConnectionRefusal) -> Void

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let gate = ConnectionGate(connections, connections.open(channel), isSecure: tls != nil, onRefusal: onRefusal)
      if let tls { try pipeline.addHandler(tls.handler()) }
      try pipeline.addHandler(ArrivingBytes(gate: gate))
      let limits = connections.limits
      var decoder = NIOHTTPDecoderLimitConfiguration()
      decoder.maxHeaderFieldSize = max(limits.targetLength, limits.headerSize)
      decoder.maxHeaderListSize = limits.targetLength + limits.headerSize
      decoder.maxHeaderFieldCount = limits.headerCount
      try pipeline.configureHTTPServerPipeline(
        withPipeliningAssistance: false, withErrorHandling: false, withOutboundHeaderValidation: false, withEncoderConfiguration: .init(),
        withDecoderLimitConfiguration: decoder)
      try pipeline.addHandler(gate)
      return try NIOAsyncChannel(wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
    }
  }

  func handle(value: Value, logger: Logger) async {
    await withTaskExecutorPreference(EventLoopExecutor(value.channel.eventLoop)) { await handleHTTP(asyncChannel: value, logger: logger) }
  }
}

/// What a request is answered with besides itself: who opened the connection.
public struct ConnectionContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  let peer: SocketAddress?

  public init(source: ApplicationRequestContextSource) {
    self.coreContext = CoreRequestContextStorage(source: source)
    self.peer = source.channel.remoteAddress
  }
}

/// Lets the tasks of a connection run on the thread that reads and writes it, so that a request needs no other thread until it comes to the store.
final class EventLoopExecutor: TaskExecutor {
  private let eventLoop: any EventLoop

  init(_ eventLoop: any EventLoop) { self.eventLoop = eventLoop }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    eventLoop.execute { [self] in unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

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

/// The system's limit of open files, of which every connection is one.
enum OpenFiles {
  /// What the program needs besides connections: the store, the pages that are being read, the log.
  private static let others = 128

  /// Raises the limit as far as the system lets the program do by itself. Returns how many connections fit.
  static func connections(atMost wanted: Int) -> Int {
    var limit = rlimit()
    guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return wanted }
    let needed = rlim_t(clamping: wanted + ConnectionCount.reserve + others)
    if limit.rlim_cur < needed {
      var raised = limit
      raised.rlim_cur = min(limit.rlim_max, max(needed, limit.rlim_cur))
      if unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
    }
    return max(1, min(wanted, Int(clamping: limit.rlim_cur) - ConnectionCount.reserve - others))
  }
}
