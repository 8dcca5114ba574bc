import AssentLinks
import AssentModel
import HTTPTypes
import Hummingbird

/// The pages that say why a request can't be answered, in the recipient's language.
struct ProblemPages {
  let site: PublishedSite
  let filler: SlotFiller

  /// The page of a refusal; a line of text when not even that page can be read.
  func answer(_ refusal: Refusal, route: Route, request: Request) async -> Response {
    var response = await page(refusal, route: route, request: request) ?? line(refusal)
    for field in refusal.headers { response.headers[field.name] = field.value }
    return response
  }

  private func page(_ refusal: Refusal, route: Route, request: Request) async -> Response? {
    do {
      let page = try await site.page { site in
        site.page(refusal.page, language(route, request, site), campaign: refusal.link?.link.campaign)
      }
      guard let page else { return nil }
      let values = try refusal.link.map { try filler.values(for: page, $0) } ?? [:]
      return PageAnswer(page: page, values: values, status: refusal.status).response
    } catch {
      // What keeps this page from being shown was logged with the refusal or shows in its status.
      return nil
    }
  }

  private func line(_ refusal: Refusal) -> Response {
    .privately(refusal.status, "\(refusal.status.code) \(refusal.status.reasonPhrase)\n")
  }

  /// The language of the path when the site has it, else the browser's, else the source's.
  private func language(_ route: Route, _ request: Request, _ site: SiteSnapshot) -> LocaleTag {
    if let locale = route.locale, site.locales[locale] != nil { return locale }
    return LanguagePreference(request.headers[.acceptLanguage]).best(of: site.manifest.locales.map(\.tag))
      ?? site.manifest.sourceLocale
  }
}

/// Why a request isn't answered with what it asked for: the status, and the page that tells the recipient.
struct Refusal: Error {
  let status: HTTPResponse.Status
  let page: PageKind
  var headers = HTTPFields()
  /// The link that was followed, when there is a right one.
  var link: FollowedLink?
  /// What of a client's was too much, when that is the reason: the name in the metrics.
  var limit: RequestLimit?

  static let notFound = Refusal(status: .notFound, page: .notFound)
  static let invalidLink = Refusal(status: .badRequest, page: .linkInvalid)
  static let tooLarge = Refusal(status: .contentTooLarge, page: .notFound)
  static let noForm = Refusal(status: .unsupportedMediaType, page: .notFound)
  static let badForm = Refusal(status: .badRequest, page: .notFound)
  static let unavailable = Refusal(status: .serviceUnavailable, page: .unavailable, headers: [.retryAfter: "30"])

  /// The body broke off before its end; mostly there is nobody left to read this.
  static let brokenOff = Refusal(status: .badRequest, page: .notFound)

  /// - Parameter seconds: when to try again.
  static func tooMany(_ limit: RequestLimit, after seconds: Int) -> Refusal {
    Refusal(status: .tooManyRequests, page: .unavailable, headers: [.retryAfter: "\(seconds)"], limit: limit)
  }

  /// A link that isn't honoured any more.
  static func expired(_ link: FollowedLink) -> Refusal { Refusal(status: .gone, page: .linkExpired, link: link) }

  static func unpublished(_ link: FollowedLink) -> Refusal { Refusal(status: .notFound, page: .notFound, link: link) }

  static func method(allowed: [HTTPRequest.Method]) -> Refusal {
    Refusal(
      status: .methodNotAllowed, page: .notFound,
      headers: [.allow: allowed.map(\.rawValue).joined(separator: ", ")])
  }
}

/// What there can be too many of; the raw value is the word in the metrics.
enum RequestLimit: String, Sendable {
  case client
  case link
  case connections
  case clientConnections = "client-connections"
}
