import AssentModel
import AssentPreferences

/// A service for a terminal.
public struct ServiceText: Sendable {
  private let view: ServiceView
  /// Whether the terminal shows block elements.
  private let hasBlocks: Bool

  private static let width = 40

  public init(_ view: ServiceView, hasBlocks: Bool) {
    self.view = view
    self.hasBlocks = hasBlocks
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
    lines.append("")
    let greatest = view.points.map(\.subscribed).max() ?? 0
    let header = ["from day", "began", "ended", "expired", "subscribed"]
    let rows = view.points.map { point in
      [point.day.description] + [point.change.began, point.change.ended, point.change.expired, point.subscribed].map(String.init)
    }
    let widths = header.indices.map { column in ([header] + rows).map { $0[column].count }.max() ?? 0 }
    lines.append(Self.line(header, widths))
    for (row, point) in zip(rows, view.points) {
      let bar = bar(point.subscribed, of: greatest)
      lines.append(Self.line(row, widths) + (bar.isEmpty ? "" : "  " + bar))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(cells, widths).enumerated().map { column, cell in
      let gap = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
      return column == 0 ? cell.0 + gap : gap + cell.0
    }.joined(separator: "  ")
  }

  /// Anything above zero can be seen.
  private func bar(_ number: Int, of greatest: Int) -> String {
    guard number > 0, greatest > 0 else { return "" }
    let eighths = max(1, Int((Double(number) / Double(greatest) * Double(Self.width * 8)).rounded()))
    guard hasBlocks else { return String(repeating: "#", count: max(1, eighths / 8)) }
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }
}
