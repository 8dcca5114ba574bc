import NIOSSL
import Synchronization

/// The certificate that new connections get; those that are open keep theirs.
public final class CurrentTLSContext: Sendable {
  private let context: Mutex<TLSContext>

  public init(_ context: TLSContext) { self.context = Mutex(context) }

  public func replace(with new: TLSContext) { context.withLock { $0 = new } }

  func handler() -> NIOSSLServerHandler { NIOSSLServerHandler(context: context.withLock { $0.context }) }
}
