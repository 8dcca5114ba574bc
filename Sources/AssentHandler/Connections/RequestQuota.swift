import AssentLinks
import AssentModel
import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Decides whether a client has asked for too much.
struct RequestQuota: Sendable {
  private let proxies: TrustedProxies
  private let clients: RateLimiter<NetworkAddress>?
  private let links: RateLimiter<Int>?

  init(_ limits: HandlerLimits) {
    func limiter<Key>(_ limit: Int) -> RateLimiter<Key>? { limit > 0 ? RateLimiter(limit: limit, capacity: limits.clientsRemembered) : nil }
    self.proxies = TrustedProxies(ranges: limits.trustedProxies)
    self.clients = limiter(limits.requestsPerMinute)
    self.links = limiter(limits.choicesPerLinkPerMinute)
  }

  /// Who sent a request, behind the proxies that are trusted; `nil` when they have no address.
  func sender(of request: Request, from peer: SocketAddress?) -> NetworkAddress? {
    peer.flatMap { NetworkAddress($0) }.map { proxies.client(of: $0, request.headers) }
  }

  /// Counts a request of a client.
  ///
  /// - Throws: ``Refusal/tooMany(_:after:)``.
  func admit(_ request: Request, from peer: SocketAddress?, at now: Timestamp) throws(Refusal) {
    guard let clients, let sender = sender(of: request, from: peer) else { return }
    if let wait = clients.admit(sender.client, at: now) { throw .tooMany(.client, after: wait) }
  }

  /// Counts a choice: by its link when that is right, however many the client sends, and else by the client, who may be guessing.
  ///
  /// - Throws: ``Refusal/tooMany(_:after:)``, and what following the link throws.
  func admitChoice(
    _ request: Request, from peer: SocketAddress?, at now: Timestamp, follow: () throws(Refusal) -> FollowedLink
  ) throws(Refusal) -> FollowedLink {
    let link: FollowedLink
    do {
      link = try follow()
    } catch {
      try admit(request, from: peer, at: now)
      throw error
    }
    if let wait = links?.admit(link.verified.tokenHash.hashValue, at: now) { throw .tooMany(.link, after: wait) }
    return link
  }
}

/// Counts what somebody does within a minute, in a memory that is bounded.
///
/// The minute slides: of the calendar minute before, that part counts which lies within the last 60 seconds.
final class RateLimiter<Key: Hashable & Sendable>: Sendable {
  private struct State {
    /// Minutes since 1970.
    var minute = Int64.min
    var current: [Key: UInt32] = [:]
    var previous: [Key: UInt32] = [:]
  }

  private let limit: Int
  private let capacity: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: how much is let through in a minute.
  ///   - capacity: how many keys are remembered. Those that come when they are that many already aren't counted: to serve too much is better than to
  ///     refuse somebody who did nothing.
  init(limit: Int, capacity: Int) {
    self.limit = limit
    self.capacity = capacity
  }

  /// Counts one more. Returns `nil` when that is within the limit, and else after how many seconds to try again.
  func admit(_ key: Key, at now: Timestamp) -> Int? {
    let minute = (now.seconds - (now.seconds % 60 + 60) % 60) / 60
    let elapsed = Int(now.seconds - minute * 60)
    return state.withLock { state in
      if state.minute != minute {
        // A clock that was set back begins anew.
        state.previous = state.minute == minute - 1 ? state.current : [:]
        state.current = [:]
        state.minute = minute
      }
      let count = Int(state.current[key] ?? 0)
      guard count + Int(state.previous[key] ?? 0) * (60 - elapsed) / 60 < limit else { return 60 - elapsed }
      if count > 0 || state.current.count < capacity { state.current[key] = UInt32(clamping: count + 1) }
      return nil
    }
  }
}
