public import AssentFormats
public import AssentModel
public import AssentStore

/// A service at one moment: how many subscribe to it, and how it came to that.
public struct ServiceView: Sendable {
  public let name: String
  public let service: ServiceNumber
  /// When subscriptions were looked at for whether they had expired.
  public let time: Timestamp
  public let counts: ServiceCounts
  /// Oldest first.
  public let points: [SubscriptionCurve.Point]
  /// People who signed up, and had to confirm it.
  public let signUps: Int
  /// The end of the history that was looked at.
  public let position: HistoryPosition

  public init(
    name: String, service: ServiceNumber, time: Timestamp, counts: ServiceCounts, curve: SubscriptionCurve, points: Int, position: HistoryPosition
  ) {
    self.name = name
    self.service = service
    self.time = time
    self.counts = counts
    self.points = curve.points(points)
    self.signUps = curve.signUps
    self.position = position
  }

  /// The columns of the curve.
  public static let columns = ["day", "began", "ended", "expired", "subscribed"]

  /// The rows of the curve.
  public var rows: [[Cell]] {
    points.map { point in
      [.text(point.day.description)]
        + [point.change.began, point.change.ended, point.change.expired, point.subscribed].map { .number(Int64($0)) }
    }
  }
}

/// A service for a terminal.
public struct ServiceText: Sendable {
  private let view: ServiceView
  private let drawing: TerminalDrawing

  /// The cells of the longest bar.
  private static let width = 40

  public init(_ view: ServiceView, signs: TerminalDrawing.Signs) {
    self.view = view
    self.drawing = TerminalDrawing(signs)
  }

  public var text: String {
    let counts = view.counts
    var lines = [
      "\(view.name) (service \(view.service.rawValue)), at \(view.time), history position \(view.position)", "",
      "subscribed     \(counts.subscribed)" + (counts.subscribedWithEnd > 0 ? ", \(counts.subscribedWithEnd) of them with an end" : ""),
      "expired        \(counts.expired)", "not confirmed  \(counts.unconfirmed), of \(view.signUps) sign-ups",
      "opted out      \(counts.optedOut)",
    ]
    guard !view.points.isEmpty else { return lines.joined(separator: "\n") + "\n" }
    let greatest = view.points.map(\.subscribed).max() ?? 0
    var table = TextTable(header: ["from day", "began", "ended", "expired", "subscribed"])
    for point in view.points {
      table.add(
        [point.day.description] + [point.change.began, point.change.ended, point.change.expired, point.subscribed].map(String.init)
          + [drawing.bar(point.subscribed, of: greatest, cells: Self.width)])
    }
    lines += [""] + table.lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A service as one JSON object on one line.
public struct ServiceJSON: Sendable {
  private let view: ServiceView

  public init(_ view: ServiceView) { self.view = view }

  public var text: String {
    let numbers = [
      Int(view.service.rawValue), view.counts.subscribed, view.counts.subscribedWithEnd, view.counts.expired, view.counts.unconfirmed,
      view.counts.optedOut, view.signUps,
    ]
    let names = ["service", "subscribed", "subscribed_with_end", "expired", "unconfirmed", "opted_out", "sign_ups"]
    let curve = view.rows.map { row in JSONValue.members(zip(ServiceView.columns, row.map(\.value)).map { ($0, $1) }) }
    var members: [(String, JSONValue?)] = [
      ("name", .text(view.name)), ("at", .text(view.time.description)), ("position", .number(view.position.rawValue)),
    ]
    for (name, number) in zip(names, numbers) { members.append((name, .count(number))) }
    members.append(("curve", .list(curve)))
    return JSONValue.members(members).line() + "\n"
  }
}
