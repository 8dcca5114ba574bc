import AssentModel
import AssentPreferences

/// A person's state and history for a terminal.
public struct ProfileText: Sendable {
  private let view: ProfileView

  public init(_ view: ProfileView) { self.view = view }

  public var text: String {
    var lines = ["profile  \(VisibleText(view.profile.text))"]
    let width = (view.channels + view.services).map(\.name.count).max() ?? 0
    for (title, group) in [("channels", view.channels), ("services", view.services)] where !group.isEmpty {
      lines += ["", title]
      lines += group.map { "  \($0.name.padding(to: width))  \(Self.sentence($0))" }
    }
    if !view.unconfirmed.isEmpty { lines += ["", "not confirmed  \(view.unconfirmed.joined(separator: " "))"] }
    lines += ["", view.history.isEmpty ? "no records" : "history"]
    for entry in view.history { lines += self.lines(of: entry) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ line: ProfileView.Line) -> String {
    var parts = [line.choice?.rawValue ?? (line.hasExpired ? "expired" : "-")]
    if let end = line.expires { parts.append(line.hasExpired ? "ended \(end)" : "until \(end)") }
    if line.isUnconfirmed { parts.append("sign-up not confirmed") }
    return parts.joined(separator: ", ")
  }

  private func lines(of entry: HistoryEntry) -> [String] {
    guard let record = entry.record else { return [] }
    var lines = [
      "  \(String(entry.position.rawValue).padding(to: 6))  \(record.time)  \(record.choice.rawValue)  \(view.scopes.name(of: record.scope))  "
        + record.method.rawValue + (record.campaign.map { "  campaign \(view.campaigns.name(of: $0))" } ?? "")
        + (record.before == record.after ? "  (changed nothing)" : "")
    ]
    if let statement = record.statement {
      lines.append("          \(VisibleText(statement.reason))" + (statement.actor.map { " (\(VisibleText($0)))" } ?? ""))
    }
    return lines
  }
}

/// A text with what a terminal would obey written as it is named: `\u{1B}`.
struct VisibleText: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    var description = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: description += scalar.escaped(asASCII: true)
      default: description.unicodeScalars.append(scalar)
      }
    }
    self.description = description
  }
}

extension String {
  /// Followed by spaces up to a width in characters.
  func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
