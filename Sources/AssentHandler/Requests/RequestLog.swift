import AssentPreferences
import HTTPTypes
import Logging

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
