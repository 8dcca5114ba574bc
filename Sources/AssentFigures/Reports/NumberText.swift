import AssentReports

/// Shares and lengths of time as English readers expect them.
enum NumberText {
  /// `12.3 %`; `under 0.1 %` for what rounds to nothing and isn't, `over 99.9 %` for what rounds to all and isn't; `–` of nothing.
  static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0 else { return "–" }
    let share = Double(part) / Double(whole) * 100
    if part > 0, share < 0.05 { return "under 0.1 %" }
    if part < whole, share >= 99.95 { return "over 99.9 %" }
    if part == 0 || part == whole { return "\(part == 0 ? 0 : 100) %" }
    guard share < 1e12 else { return "–" }
    let tenths = Int((share * 10).rounded())
    return "\(GroupedNumber.text(tenths / 10)).\(tenths % 10) %"
  }

  /// The two greatest units: `45 s`, `3 min 20 s`, `5 h 12 min`, `1 day 4 h`, `12 days`.
  static func duration(_ seconds: Int64) -> String {
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3600 % 24, seconds / 60 % 60)
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return joined("\(minutes) min", seconds % 60, "s") }
    if days < 1 { return joined("\(hours) h", minutes, "min") }
    let text = days == 1 ? "1 day" : "\(GroupedNumber.text(Int(clamping: days))) days"
    return days < 10 ? joined(text, hours, "h") : text
  }

  private static func joined(_ first: String, _ rest: Int64, _ unit: String) -> String { rest > 0 ? "\(first) \(rest) \(unit)" : first }
}
