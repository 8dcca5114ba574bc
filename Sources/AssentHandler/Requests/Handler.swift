import AssentLinks
public import AssentModel
public import AssentStore
import HTTPTypes
public import Hummingbird
public import Logging
import NIOCore

/// The server that faces recipients: pages and links in, consent records out.
public struct Handler: HTTPResponder {
  public typealias Context = ConnectionContext

  let site: PublishedSite
  let store: PreferenceStore
  let keys: KeyRingSource
  let metrics: HandlerMetrics
  let connections: ConnectionCount
  let probe: StoreProbe
  let logger: Logger
  let limits: HandlerLimits
  let quota: RequestQuota
  let keepsNetworks: Bool
  let now: @Sendable () -> Timestamp
  let generator: @Sendable () -> any RandomNumberGenerator

  /// The log of the parts below, of which only what goes wrong matters here.
  var serverLogger: Logger {
    var logger = logger
    logger.logLevel = max(.warning, logger.logLevel)
    return logger
  }

  /// - Parameters:
  ///   - metrics: counts what is answered.
  ///   - keepsNetworks: whether the network that a choice came from is recorded with it.
  ///   - clock: says what time it is.
  ///   - generator: makes the generator for the ids of one request and its submission.
  public init(
    site: PublishedSite, store: PreferenceStore, keys: KeyRingSource, logger: Logger, limits: HandlerLimits = HandlerLimits(),
    metrics: HandlerMetrics = HandlerMetrics(factory: PrometheusRegistry()), keepsNetworks: Bool = false,
    clock: @escaping @Sendable () -> Timestamp,
    generator: @escaping @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
  ) {
    self.site = site
    self.store = store
    self.keys = keys
    self.metrics = metrics
    self.connections = ConnectionCount(limits: limits)
    self.probe = StoreProbe(store)
    self.logger = logger
    self.limits = limits
    self.quota = RequestQuota(limits)
    self.keepsNetworks = keepsNetworks
    self.now = clock
    self.generator = generator
  }

  public func respond(to request: Request, context: ConnectionContext) async -> Response {
    let start = ContinuousClock.now
    let snapshot = site.refreshed()
    let route = Route(target: request.head.path ?? "", basePath: snapshot.manifest.basePath)
    let id = requestID()
    let log = RequestLog(logger: logger, method: request.method, route: route, id: id, start: start, metrics: metrics)
    let now = self.now()
    let keys = self.keys.current
    metrics.began()
    var response: Response
    do {
      response = try await answer(request, route, from: context.peer, keys: keys, at: now)
    } catch {
      log.report(error)
      if let limit = (error as? Refusal)?.limit { metrics.throttled(by: limit) }
      let problems = ProblemPages(site: site, filler: SlotFiller(keys: keys, now: now))
      response = await problems.answer(error as? Refusal ?? .unavailable, route: route, request: request)
    }
    SecurityHeaders.add(to: &response.headers, site: snapshot)
    if let name = Self.requestIDField { response.headers[name] = id }
    log.finish(response.status, bytes: request.method == .head ? 0 : response.body.contentLength ?? 0)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(
    _ request: Request, _ route: Route, from peer: SocketAddress?, keys: KeyRing, at now: Timestamp
  ) async throws -> Response {
    let isReading = request.method == .get || request.method == .head
    if case .link(let locale, let token) = route, request.method == .post {
      let link = try quota.admitChoice(request, from: peer, at: now) { () throws(Refusal) in
        try FollowedLink(token: token, locale: locale, keys: keys)
      }
      return try await record(request, link, from: peer, at: now)
    }
    try quota.admit(request, from: peer, at: now)
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.bodySize { throw Refusal.tooLarge }
    guard isReading else {
      if case .link = route { throw Refusal.method(allowed: [.get, .head, .post]) }
      throw Refusal.method(allowed: [.get, .head])
    }
    let files = PublicFiles(site: site, now: now)
    let pages = LinkPages(site: site, reader: ReadOnlyStore(of: store), filler: SlotFiller(keys: keys, now: now))
    switch route {
    case .health: return await healthAnswers.health()
    case .ready: return await healthAnswers.ready()
    case .root: return try await files.root(request)
    case .home(let locale): return try files.home(locale)
    case .file(let name): return try await files.file(name, request)
    case .link(let locale, let token): return try await pages.landing(try follow(token, locale, keys))
    case .confirmation(let locale, let token, let result):
      return try await pages.confirmation(try follow(token, locale, keys), result: result)
    case .receipt(let locale, let token, let result, let isData):
      let receipts = ReceiptAnswers(site: site, reader: ReadOnlyStore(of: store), filler: SlotFiller(keys: keys, now: now))
      let link = try follow(token, locale, keys)
      return try await isData ? receipts.data(link, result: result) : receipts.page(link, result: result)
    }
  }

  private func record(_ request: Request, _ link: FollowedLink, from peer: SocketAddress?, at now: Timestamp) async throws -> Response {
    var generator = self.generator()
    let submission = RecordID(at: now, from: &generator)
    let salt = RecordSalt(from: &generator)
    let network = keepsNetworks ? quota.sender(of: request, from: peer).flatMap { TruncatedNetwork(address: $0.text) } : nil
    let choices = ChoiceAnswers(site: site, store: store, now: now, submission: submission, salt: salt, limits: limits, network: network)
    return try await choices.answer(request, to: link)
  }

  /// A locale that the site doesn't have leads nowhere, whatever the token.
  private func follow(_ token: String, _ locale: LocaleTag, _ keys: KeyRing) throws(Refusal) -> FollowedLink {
    guard site.snapshot.locales[locale] != nil else { throw .notFound }
    return try FollowedLink(token: token, locale: locale, keys: keys)
  }

  var healthAnswers: HealthAnswers { HealthAnswers(site: site, probe: probe, connections: connections, now: now()) }

  /// What the log and the answer call the request: 64 random bits in hexadecimal, which say nothing about the request or about others.
  private func requestID() -> String {
    var generator = self.generator()
    return Hexadecimal.text(of: generator.next() as UInt64)
  }

  private static let requestIDField = HTTPField.Name("X-Request-Id")
}

/// The one line that a request leaves in the log: no path, no token, no address, nothing that the client wrote.
struct RequestLog {
  let logger: Logger
  let method: HTTPRequest.Method
  let route: Route
  let id: String
  let start: ContinuousClock.Instant
  let metrics: HandlerMetrics

  /// - Parameter bytes: the size of the answer's body.
  func finish(_ status: HTTPResponse.Status, bytes: Int) {
    let elapsed = ContinuousClock.now - start
    metrics.answered(route: route.name, status: status.code, in: elapsed)
    logger.info(
      "request",
      metadata: [
        "method": "\(Self.known.contains(method) ? method.rawValue : "other")", "route": "\(route.name)",
        "status": "\(status.code)", "milliseconds": "\(Double(elapsed.inNanoseconds / 1000) / 1000)", "bytes": "\(bytes)", "id": "\(id)",
      ])
  }

  /// Says what went wrong on the server's side; a refusal is the client's.
  func report(_ error: any Error) {
    switch error {
    case is Refusal: break
    case let error as StoreError: logger.error("the store doesn't answer: \(error)", metadata: ["id": "\(id)"])
    case let error as SiteError: logger.error("\(error)", metadata: ["id": "\(id)"])
    default: logger.error("a request failed: \(type(of: error))", metadata: ["id": "\(id)"])
    }
  }

  private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
}
