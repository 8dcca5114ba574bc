import AssentLocalization
import AssentModel
import AssentSite

/// Says of what a build found which locale, string or document it is about, so that exceptions can name it.
struct BuildFindings {
  private let locales: Set<LocaleTag>
  /// The lines of the keys of each table, ascending.
  private let keys: [String: [(line: Int, key: StringKey)]]

  init(_ site: SiteInspection) {
    locales = Set(site.configuration.locales.map(\.tag))
    keys = Dictionary(
      site.catalog.tables.values.map { table in
        (table.file, table.entries.values.compactMap { entry in entry.location.line.map { ($0, entry.key) } }.sorted { $0.0 < $1.0 })
      }
    ) { first, _ in first }
  }

  func attributed(_ finding: Finding) -> CheckFinding {
    guard let location = finding.location else { return CheckFinding(finding) }
    let parts = location.file.split(separator: "/", maxSplits: 2)
    guard parts.count == 3, parts[0] == "Locales", let locale = LocaleTag(parts[1]), locales.contains(locale) else { return CheckFinding(finding) }
    if let key = key(at: location) { return CheckFinding(finding, locale: locale, subject: .string(key)) }
    return CheckFinding(finding, locale: locale, subject: parts[2].hasSuffix(".md") ? .document(String(parts[2])) : nil)
  }

  /// The last key at or above a line.
  private func key(at location: SourceLocation) -> StringKey? {
    guard let line = location.line, let entries = keys[location.file] else { return nil }
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].line <= line { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : entries[low - 1].key
  }
}
