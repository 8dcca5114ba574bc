import AssentModel
import AssentPreferences
import HTTPTypes
import Hummingbird

/// What the port for metrics answers: `/metrics`, and `/health` and `/ready` as the other port does.
struct MetricsAnswers: HTTPResponder {
  typealias Context = BasicRequestContext

  let handler: Handler
  let registry: PrometheusRegistry
  let start: Timestamp

  func respond(to request: Request, context: BasicRequestContext) async -> Response {
    let response = await answer(request)
    return request.method == .head ? response.createHeadResponse() : response
  }

  private func answer(_ request: Request) async -> Response {
    guard request.method == .get || request.method == .head else {
      return text(.methodNotAllowed, "only GET and HEAD are answered here\n", [.allow: "GET, HEAD"])
    }
    switch (request.head.path ?? "").prefix(while: { $0 != "?" }) {
    case "/metrics":
      await refresh()
      return text(.ok, registry.text, [.contentType: PrometheusText.contentType])
    case "/health": return await handler.healthAnswers.health()
    case "/ready": return await handler.healthAnswers.ready()
    default: return text(.notFound, "/metrics, /health and /ready are here\n", [:])
    }
  }

  private func text(_ status: HTTPResponse.Status, _ text: String, _ headers: HTTPFields) -> Response {
    var all: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
    for field in headers { all[field.name] = field.value }
    return Response(status: status, headers: all, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// Brings the values up to date that nobody tells.
  private func refresh() async {
    let metrics = handler.metrics
    let now = handler.now()
    let site = handler.site.refreshed()
    let process = ProcessStatus()
    metrics.set(.connections, to: Double(handler.connections.count))
    metrics.set(.stopping, to: handler.connections.isDraining ? 1 : 0)
    metrics.set(.storeUp, to: await handler.probe.answers() ? 1 : 0)
    if let journal = handler.probe.journal {
      metrics.set(.journalDepth, to: Double(journal.depth))
      metrics.set(.journalFull, to: journal.hasRoom ? 0 : 1)
      metrics.set(.journalAge, to: Double(journal.oldest.map { max(0, now.milliseconds - $0.milliseconds) } ?? 0) / 1000)
    }
    metrics.set(.siteBuilt, to: Double(site.stamp.changedAt))
    metrics.set(.sitePages, to: Double(site.pageCount))
    metrics.set(.uptime, to: Double(now.milliseconds - start.milliseconds) / 1000)
    metrics.set(.startTime, to: Double(start.milliseconds) / 1000)
    metrics.set(.build, [("version", HandlerProgram.version)], to: 1)
    metrics.set(.residentMemory, to: Double(process.residentMemory))
    metrics.set(.processorTime, to: process.processorTime)
    metrics.set(.openFiles, to: Double(process.openFiles))
  }
}
