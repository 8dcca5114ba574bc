import AssentModel
import AssentPreferences

/// A service as one JSON object on one line.
public struct ServiceJSON: Sendable {
  private let view: ServiceView

  public init(_ view: ServiceView) { self.view = view }

  public var text: String {
    let numbers = [
      Int(view.service.rawValue), view.counts.subscribed, view.counts.subscribedWithEnd, view.counts.expired, view.counts.unconfirmed,
      view.counts.optedOut, view.signUps,
    ]
    var points: [UInt8] = []
    for row in view.rows { RowFormat.jsonl.append(row, columns: ServiceView.columns, to: &points) }
    let lines = String(decoding: points, as: UTF8.self).split(separator: "\n").joined(separator: ",")
    var bytes: [UInt8] = []
    RowFormat.jsonl.append(
      [.text(view.name), .text(view.time.description), .number(view.position.rawValue)] + numbers.map { .number(Int64($0)) }
        + [.json("[\(lines)]")],
      columns: [
        "name", "at", "position", "service", "subscribed", "subscribed_with_end", "expired", "unconfirmed", "opted_out", "sign_ups", "curve",
      ], to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}
