import NIOCore
import Synchronization

/// How many connections are open, what becomes of one more, and whether all are to be closed after their next answer.
final class ConnectionCount: Sendable {
  enum Verdict: Hashable, Sendable {
    case admitted
    /// There are too many: it is told so.
    case answered(ConnectionRefusal)
    /// There are too many that are being told so: it is closed.
    case dropped
  }

  private struct Admitted {
    /// The most that are admitted.
    var limit: Int
    var number = 0
    /// Those of the clients that are counted, by client.
    var clients: [NetworkAddress: Int] = [:]
  }

  let limits: HandlerLimits
  private let proxies: TrustedProxies
  private let admitted: Mutex<Admitted>
  /// Those above the limit that aren't closed yet.
  private let others = Atomic<Int>(0)
  private let draining = Atomic<Bool>(false)

  init(limits: HandlerLimits) {
    self.limits = limits
    self.proxies = TrustedProxies(ranges: limits.trustedProxies)
    self.admitted = Mutex(Admitted(limit: limits.connections))
  }

  /// How many are open, those above the limit included.
  var count: Int { admitted.withLock { $0.number } + others.load(ordering: .relaxed) }

  /// Whether the program has been told to stop.
  var isDraining: Bool { draining.load(ordering: .relaxed) }

  func drain() { draining.store(true, ordering: .relaxed) }

  /// Admits no more connections than the system allows open files.
  func keepToOpenFiles() { admitted.withLock { $0.limit = OpenFiles.connections(atMost: limits.connections) } }

  /// Counts a connection until it is closed.
  func open(_ channel: any Channel) -> Verdict {
    let client = countedClient(of: channel)
    if let refusal = admit(client) {
      channel.closeFuture.whenComplete { [self] _ in others.subtract(1, ordering: .relaxed) }
      return others.add(1, ordering: .relaxed).newValue <= Self.reserve ? .answered(refusal) : .dropped
    }
    channel.closeFuture.whenComplete { [self] _ in closed(client) }
    return .admitted
  }

  /// `nil` when the connection counts.
  private func admit(_ client: NetworkAddress?) -> ConnectionRefusal? {
    admitted.withLock { admitted in
      guard admitted.number < admitted.limit else { return .tooManyConnections }
      if let client {
        let count = admitted.clients[client] ?? 0
        guard count < limits.connectionsPerClient else { return .tooManyOfClient }
        admitted.clients[client] = count + 1
      }
      admitted.number += 1
      return nil
    }
  }

  private func closed(_ client: NetworkAddress?) {
    admitted.withLock { admitted in
      admitted.number -= 1
      guard let client, let count = admitted.clients[client] else { return }
      admitted.clients[client] = count > 1 ? count - 1 : nil
    }
  }

  /// Who opened the connection; `nil` for whoever may have any number.
  private func countedClient(of channel: any Channel) -> NetworkAddress? {
    guard limits.connectionsPerClient > 0, let peer = channel.remoteAddress.flatMap({ NetworkAddress($0) }), !proxies.isTrusted(peer)
    else { return nil }
    return peer.client
  }

  /// The connections above the limit that are still told why they are closed; so many file descriptors are kept for them.
  static let reserve = 256
}
