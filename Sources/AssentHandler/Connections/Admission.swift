import AssentLinks
import AssentModel
import HTTPTypes
import Hummingbird
import NIOCore

/// Decides whether a client has asked for too much.
struct Admission: Sendable {
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
