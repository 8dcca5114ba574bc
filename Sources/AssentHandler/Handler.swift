public import AssentLinks
public import AssentModel
public import AssentPreferences
import HTTPTypes
public import Hummingbird
public import Logging

/// The server that faces recipients: pages and links in, consent records out.
public struct Handler: HTTPResponder {
  public typealias Context = BasicRequestContext

  let site: PublishedSite
  let store: any PreferenceStore
  let keys: KeyRing
  let logger: Logger
  let now: @Sendable () -> Timestamp
  let generator: @Sendable () -> any RandomNumberGenerator

  /// The log of the parts below, of which only what goes wrong matters here.
  var serverLogger: Logger {
    var logger = logger
    logger.logLevel = max(.warning, logger.logLevel)
    return logger
  }

  /// - Parameters:
  ///   - clock: says what time it is.
  ///   - generator: makes the generator for the id of one submission.
  /// - Throws: `KeyRingError` when no key of the ring signs: undo buttons need one.
  public init(
    site: PublishedSite, store: any PreferenceStore, keys: KeyRing, logger: Logger,
    clock: @escaping @Sendable () -> Timestamp,
    generator: @escaping @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() }
  ) throws(KeyRingError) {
    if let id = Profile.ID("start") { _ = try keys.sign(Link(.undo, profile: id)) }
    self.site = site
    self.store = store
    self.keys = keys
    self.logger = logger
    self.now = clock
    self.generator = generator
  }

  public func respond(to request: Request, context: BasicRequestContext) async -> Response {
    let start = ContinuousClock.now
    let snapshot = site.snapshot
    let route = Route(target: request.head.path ?? "", basePath: snapshot.manifest.basePath)
    let log = RequestLog(logger: logger, method: request.method, route: route, id: context.id, start: start)
    let now = self.now()
    var response: Response
    do {
      response = try await answer(request, route, at: now)
    } catch {
      log.report(error)
      let problems = ProblemPages(site: site, filler: SlotFiller(keys: keys, now: now))
      response = await problems.answer(error as? Refusal ?? .unavailable, route: route, request: request)
    }
    SecurityHeaders.add(to: &response.headers, site: snapshot)
    log.finish(response.status)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ request: Request, _ route: Route, at now: Timestamp) async throws -> Response {
    let isReading = request.method == .get || request.method == .head
    if case .link(let locale, let token) = route, request.method == .post {
      return try await record(request, token: token, locale: locale, at: now)
    }
    guard isReading else {
      if case .link = route { throw Refusal.method(allowed: [.get, .head, .post]) }
      throw Refusal.method(allowed: [.get, .head])
    }
    let files = StaticFiles(site: site, now: now)
    let pages = LinkPages(site: site, reader: store, filler: SlotFiller(keys: keys, now: now))
    switch route {
    case .health: return try await health()
    case .root: return try await files.root(request)
    case .home(let locale): return try files.home(locale)
    case .file(let name): return try await files.file(name, request)
    case .link(let locale, let token): return try await pages.landing(try follow(token, locale))
    case .confirmation(let locale, let token, let result):
      return try await pages.confirmation(try follow(token, locale), result: result)
    case .receipt(let locale, let token, let result, let isData):
      let receipts = ReceiptAnswers(site: site, reader: store, filler: SlotFiller(keys: keys, now: now))
      let link = try follow(token, locale)
      return try await isData ? receipts.data(link, result: result) : receipts.page(link, result: result)
    }
  }

  private func record(_ request: Request, token: String, locale: LocaleTag, at now: Timestamp) async throws -> Response {
    var generator = self.generator()
    let submission = RecordID(at: now, from: &generator)
    let salt = RecordSalt(from: &generator)
    let choices = ChoiceAnswers(site: site, store: store, now: now, submission: submission, salt: salt)
    return try await choices.answer(request, to: try FollowedLink(token: token, locale: locale, keys: keys))
  }

  /// A locale that the site doesn't have leads nowhere, whatever the token.
  private func follow(_ token: String, _ locale: LocaleTag) throws(Refusal) -> FollowedLink {
    guard site.snapshot.locales[locale] != nil else { throw .notFound }
    return try FollowedLink(token: token, locale: locale, keys: keys)
  }

  private func health() async throws -> Response {
    var headers: HTTPFields = [.contentType: "application/json"]
    SecurityHeaders.keepPrivate(&headers)
    do {
      try await store.check()
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"status":"ok"}"#)))
    } catch {
      logger.error("the store doesn't answer: \(error)")
      headers[.retryAfter] = "30"
      return Response(
        status: .serviceUnavailable, headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"status":"unavailable"}"#)))
    }
  }
}
