import AssentModel
import AssentPreferences
import HTTPTypes
import Hummingbird

/// What `/health` and `/ready` tell whoever watches over the program: two small JSON objects that hold nothing about anybody.
///
/// `/health` is 200 as long as the program serves: `status` is `ok`, `degraded` when choices go to the journal or the store is away, or `stopping`;
/// `store` and `site` are `ok` or `unavailable`; `journal` is `null` for a store without one, else its `depth`, whether it is
/// `full`, and the age of the oldest choice in it, `oldestSeconds`, when there is one. A program that is degraded isn't helped by starting it anew.
///
/// `/ready` is 200 when the program can do everything it is for, else 503 with the reasons: `store`, `site`, `stopping`.
struct HealthAnswers {
  let site: PublishedSite
  let probe: StoreProbe
  let connections: OpenConnections
  let now: Timestamp

  func health() async -> Response {
    let (isStoreUp, isSiteUp) = await parts()
    let journal = probe.journal
    let isWhole = isStoreUp && isSiteUp && (journal?.depth ?? 0) == 0
    let status = connections.isDraining ? "stopping" : isWhole ? "ok" : "degraded"
    let waiting = journal.map { journal in
      let age = journal.oldest.map { ",\"oldestSeconds\":\(max(0, now.seconds - $0.seconds))" } ?? ""
      return "{\"depth\":\(journal.depth)\(age),\"full\":\(!journal.hasRoom)}"
    }
    return json(
      .ok,
      """
      {"status":"\(status)","store":"\(Self.word(isStoreUp))","journal":\(waiting ?? "null"),"site":"\(Self.word(isSiteUp))"}
      """)
  }

  func ready() async -> Response {
    let (isStoreUp, isSiteUp) = await parts()
    let reasons = [(connections.isDraining, "stopping"), (!isStoreUp, "store"), (!isSiteUp, "site")].filter(\.0).map { "\"\($0.1)\"" }
    guard !reasons.isEmpty else { return json(.ok, "{\"ready\":true}") }
    var response = json(.serviceUnavailable, "{\"ready\":false,\"reasons\":[\(reasons.joined(separator: ","))]}")
    response.headers[.retryAfter] = "5"
    return response
  }

  private func parts() async -> (store: Bool, site: Bool) {
    async let site = site.isReadable()
    return await (probe.answers(), site)
  }

  private static func word(_ isUp: Bool) -> String { isUp ? "ok" : "unavailable" }

  private func json(_ status: HTTPResponse.Status, _ text: String) -> Response {
    var headers: HTTPFields = [.contentType: "application/json"]
    SecurityHeaders.keepPrivate(&headers)
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: "\(text)\n")))
  }
}
