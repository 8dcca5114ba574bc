import AssentModel
import AssentPreferences
public import AssentReports

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
