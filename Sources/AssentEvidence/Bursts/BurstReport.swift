import AssentModel
import AssentReports

/// The bursts of a history, for people and for programs.
public struct BurstReport: Sendable {
  private let bursts: [Burst]
  private let count: Int
  private let rule: BurstRule

  /// - Parameter count: how many opt-outs were looked at.
  public init(bursts: [Burst], count: Int, rule: BurstRule) {
    self.bursts = bursts
    self.count = count
    self.rule = rule
  }

  public var text: String {
    var lines = ["\(bursts.count) \(bursts.count == 1 ? "burst" : "bursts") in \(count) opt-outs"]
    for burst in bursts {
      let origin = burst.network.map { "from \($0)" } ?? Self.campaign(burst.id)
      lines.append("")
      lines.append("\(burst.id)  \(burst.count) opt-outs \(origin)")
      lines.append("  \(burst.first) to \(burst.last), up to \(burst.peak) in a window where \(Self.rounded(burst.expected)) are usual")
      lines.append("  take them back: assent undo --burst \(burst.id) --reason TEXT --dry-run")
    }
    return (lines + ["", rule.explanation]).joined(separator: "\n") + "\n"
  }

  public var json: String {
    JSONValue.members(
      ("examined", .number(Int64(count))), ("rule", .text(rule.explanation)),
      (
        "bursts",
        .list(
          bursts.map { burst in
            .members(
              ("id", .text(burst.id.description)), ("network", burst.network.map { .text($0) }), ("campaign", Self.number(burst.id)),
              ("count", .number(Int64(burst.count))), ("first", .text(burst.first.description)), ("last", .text(burst.last.description)),
              ("peak", .number(Int64(burst.peak))), ("usual", .number(Int64(burst.expected.rounded()))))
          })
      )
    ).text + "\n"
  }

  private static func campaign(_ id: BurstID) -> String {
    guard case .campaign(let number) = id.key else { return "" }
    return number == 0 ? "of no campaign" : "of campaign \(number)"
  }

  private static func number(_ id: BurstID) -> JSONValue? {
    if case .campaign(let number) = id.key { .number(Int64(number)) } else { nil }
  }

  private static func rounded(_ number: Double) -> String { String(Int(number.rounded())) }
}
