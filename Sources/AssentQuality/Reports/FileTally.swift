import AssentModel

/// A file and what was found in it.
struct FileTally: Sendable {
  /// `nil` for the site as a whole.
  let file: String?
  /// By line, those about the whole file first.
  private(set) var findings: [LocatedFinding] = []

  static func tallies(of findings: [LocatedFinding]) -> [FileTally] {
    var tallies: [FileTally] = []
    var indices: [String: Int] = [:]
    var site = FileTally(file: nil)
    for finding in findings {
      guard let file = finding.finding.location?.file else {
        site.findings.append(finding)
        continue
      }
      if let index = indices[file] {
        tallies[index].findings.append(finding)
      } else {
        indices[file] = tallies.count
        tallies.append(FileTally(file: file, findings: [finding]))
      }
    }
    for index in tallies.indices { tallies[index].findings.sort { ($0.line ?? 0, $0.index) < ($1.line ?? 0, $1.index) } }
    return site.findings.isEmpty ? tallies : tallies + [site]
  }
}
