import AssentModel
import AssentReports
import AssentSite
import Foundation

/// The end of a build, for people: pages by kind and locale, their size, the time by stage.
struct BuildTable {
  let report: BuildReport
  let output: String

  var text: String {
    let locales = Set(report.counts.compactMap(\.locale)).sorted()
    var table = TextTable(numeric: Set(1...(locales.count + 1)))
    table.add(["pages"] + locales.map(\.description) + ["bytes"])
    for kind in PageKind.all {
      let counts = report.counts.filter { $0.kind == kind }
      guard !counts.isEmpty else { continue }
      let shared = counts.first { $0.locale == nil }
      let cells = locales.map { locale in String(counts.first { $0.locale == locale }?.pages ?? shared?.pages ?? 0) }
      table.add([kind.rawValue] + cells + [GroupedNumber.text(counts.reduce(0) { $0 + $1.bytes })])
    }
    let total = report.counts.reduce(0) { $0 + $1.pages }
    let bytes = report.counts.reduce(0) { $0 + $1.bytes }
    var lines = table.lines
    let stages = report.stages.map { "\($0.name) \(milliseconds($0.duration))" }.joined(separator: ", ")
    lines.append(
      "\(GroupedNumber.text(total)) \(total == 1 ? "page" : "pages"), \(GroupedNumber.text(bytes)) bytes in \(output): \(GroupedNumber.text(report.written)) written, "
        + "\(GroupedNumber.text(report.unchanged)) unchanged, \(GroupedNumber.text(report.removed)) removed"
        + (report.archived > 0 ? ", \(GroupedNumber.text(report.archived)) added to the archive" : ""))
    lines.append("time: \(stages)")
    return lines.joined(separator: "\n")
  }

  private func milliseconds(_ duration: Duration) -> String { duration.formatted(.units(allowed: [.milliseconds], width: .narrow)) }
}
