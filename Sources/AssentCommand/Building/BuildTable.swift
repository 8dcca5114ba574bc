import AssentModel
import AssentSite
import Foundation

/// The end of a build, for people: pages by kind and locale, their size, the time by stage.
struct BuildTable {
  let report: BuildReport
  let output: String

  var text: String {
    let locales = Set(report.counts.compactMap(\.locale)).sorted()
    var table = TextTable(header: ["pages"] + locales.map(\.description) + ["bytes"])
    for kind in PageKind.all {
      let counts = report.counts.filter { $0.kind == kind }
      guard !counts.isEmpty else { continue }
      let shared = counts.first { $0.locale == nil }
      let cells = locales.map { locale in String(counts.first { $0.locale == locale }?.pages ?? shared?.pages ?? 0) }
      table.append([kind.rawValue] + cells + [grouped(counts.reduce(0) { $0 + $1.bytes })])
    }
    let total = report.counts.reduce(0) { $0 + $1.pages }
    let bytes = report.counts.reduce(0) { $0 + $1.bytes }
    var lines = [table.text]
    let stages = report.stages.map { "\($0.name) \(milliseconds($0.duration))" }.joined(separator: ", ")
    lines.append(
      "\(grouped(total)) \(total == 1 ? "page" : "pages"), \(grouped(bytes)) bytes in \(output): \(grouped(report.written)) written, "
        + "\(grouped(report.unchanged)) unchanged, \(grouped(report.removed)) removed"
        + (report.archived > 0 ? ", \(grouped(report.archived)) added to the archive" : ""))
    lines.append("time: \(stages)")
    return lines.joined(separator: "\n")
  }

  private func milliseconds(_ duration: Duration) -> String { duration.formatted(.units(allowed: [.milliseconds], width: .narrow)) }

  /// Digits in groups of three.
  private func grouped(_ number: Int) -> String {
    var digits = String(number)
    var index = digits.count - 3
    while index > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: index))
      index -= 3
    }
    return digits
  }
}
