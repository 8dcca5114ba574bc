import AssentLinks
import AssentModel
import HTTPTypes

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
