import AssentAddresses
import AssentModel
import AssentPreferences
import AssentReports

/// Which addresses a release would release.
struct ReleasePreview {
  private(set) var entries: [QuarantineEntry] = []
  private var domains: [String: Int] = [:]
  private var onDenylist = 0

  private static let shownAddresses = 10
  private static let shownDomains = 20

  mutating func add(_ entry: QuarantineEntry, isReleased: Bool) {
    guard isReleased else {
      onDenylist += 1
      return
    }
    entries.append(entry)
    domains[Self.domain(entry), default: 0] += 1
  }

  /// How many there are, of which domains, and the first of them.
  var text: String {
    var lines = [entries.isEmpty ? "no address matches" : "\(entries.count) \(entries.count == 1 ? "address matches" : "addresses match")"]
    if onDenylist > 0 { lines.append("\(onDenylist) more \(onDenylist == 1 ? "is" : "are") on the denylist and would stay there") }
    guard !entries.isEmpty else { return lines.joined(separator: "\n") }
    var table = TextTable(header: ["domain", "addresses"])
    let sorted = domains.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (domain, count) in sorted.prefix(Self.shownDomains) { table.add([domain, "\(count)"]) }
    if sorted.count > Self.shownDomains {
      table.add(["\(sorted.count - Self.shownDomains) others", "\(sorted.dropFirst(Self.shownDomains).reduce(0) { $0 + $1.value })"])
    }
    var first = TextTable(header: ["address", "status", "since", "error text"], numeric: [])
    for entry in entries.prefix(Self.shownAddresses) {
      first.add([entry.address.text, entry.state.status.rawValue, entry.state.since.description, entry.errorText ?? ""])
    }
    if entries.count > Self.shownAddresses { first.add(["and \(entries.count - Self.shownAddresses) more"]) }
    return (lines + ["", table.text, "", first.text, ""]).joined(separator: "\n")
  }

  private static func domain(_ entry: QuarantineEntry) -> String {
    guard entry.address.channel == .email, let at = entry.address.text.lastIndex(of: "@") else { return entry.address.channel.name }
    return String(entry.address.text[entry.address.text.index(after: at)...])
  }
}
