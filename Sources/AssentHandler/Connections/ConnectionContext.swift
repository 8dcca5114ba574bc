public import Hummingbird
import NIOCore

/// What a request is answered with besides itself: who opened the connection.
public struct ConnectionContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  let peer: SocketAddress?

  public init(source: ApplicationRequestContextSource) {
    self.coreContext = CoreRequestContextStorage(source: source)
    self.peer = source.channel.remoteAddress
  }
}
