import CLinux
import NIOCore
import Synchronization

/// The socket that clients connect to, once there is one.
public final class ListeningSocket: Sendable {
  private let channel = Mutex<(any Channel)?>(nil)

  public init() {}

  func opened(_ channel: any Channel) { self.channel.withLock { $0 = channel } }

  /// Lets the kernel drop the packets that ask for a new connection; those that are being made, and those that wait to be accepted, go on.
  ///
  /// To close the socket at once would reset them, and with them requests that were sent. A client whose packet is dropped asks again after a second and
  /// finds the program that was started in the meantime, or none. Returns whether the system could do it.
  func refuseNewConnections() async -> Bool {
    guard let channel = channel.withLock({ $0 }), let provider = channel as? any SocketOptionProvider else { return false }
    do {
      try await unsafe provider.unsafeSetSocketOption(
        level: .socket, name: NIOBSDSocket.Option(rawValue: assent_attach_filter), value: SocketFilter(program: assent_drop_new_connections())
      ).get()
      return true
    } catch {
      return false
    }
  }
}

/// The program lies in static memory, so its address may go to any thread.
@unsafe private struct SocketFilter: @unchecked Sendable {
  let program: sock_fprog
}
