import AssentFormats
import AssentModel
import AssentStore
import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import ServiceLifecycle

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
      return .privately(.methodNotAllowed, "only GET and HEAD are answered here\n", headers: [.allow: "GET, HEAD"])
    }
    switch (request.head.path ?? "").prefix(while: { $0 != "?" }) {
    case "/metrics":
      await refresh()
      return .privately(.ok, registry.text, type: PrometheusText.contentType)
    case "/health": return await handler.healthAnswers.health()
    case "/ready": return await handler.healthAnswers.ready()
    default: return .privately(.notFound, "/metrics, /health and /ready are here\n")
    }
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

/// The second server, for whoever watches over the program. It stops after the first one, so that the end can be watched, too.
struct MetricsService: Service {
  let answers: MetricsAnswers
  let host: String
  let port: Int
  let onListening: @Sendable (Int) -> Void

  func run() async throws {
    let application = Application(
      responder: answers,
      server: .http1(
        configuration: .init(
          idleTimeout: .seconds(30),
          httpDecoderConfiguration: .init(maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port)),
      onServerRunning: { [onListening, port] in onListening($0.localAddress?.port ?? port) }, logger: answers.handler.serverLogger)
    try await application.run()
  }
}

/// What the system knows of this process.
struct ProcessStatus {
  /// In bytes; 0 when the system doesn't say.
  let residentMemory: Int
  /// User and system time, in seconds.
  let processorTime: Double
  let openFiles: Int

  init() {
    let pages = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    residentMemory = (pages ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE)))
    var usage = rusage()
    let isKnown = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0
    processorTime = isKnown ? Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime) : 0
    openFiles = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
}
