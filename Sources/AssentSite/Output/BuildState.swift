import AssentModel
import Foundation

/// What the last build left in the output: enough to know, without reading a page's sources again, that it needn't be made again.
///
/// It is a text file beside the output, one line an entry, so that reading it for tens of thousands of pages costs little. It is
/// a hint: it counts only for the `pages.json` whose hash stands here, and a page is unchanged only if its bytes have the hash that stands here.
struct BuildState: Sendable, Equatable {
  /// A page or asset in the output.
  struct Entry: Sendable, Equatable {
    /// Relative to the output.
    var path: String
    /// SHA-256 of the file, in lower-case hexadecimal.
    var sha256: String
    /// In bytes.
    var size: Int
    /// The hash of everything that the file was made from.
    var fingerprint: String
    /// As in `pages.json`.
    var slots: [SiteManifest.SlotEntry]
    /// What was found while the page was made: a build that keeps the page tells it again.
    var findings: [Finding] = []
  }

  /// The hash of all sources; `nil` when the last build made only some of the pages.
  var inputs: String?
  /// SHA-256 of the `pages.json` that names the entries, in lower-case hexadecimal; `nil` when no build has told.
  var manifest: String?
  /// The pages by locale and kind.
  var counts: [BuildReport.Count]
  /// What the build found in the whole site, in the order of the files.
  var findings: [Finding]
  /// Sorted by path.
  var entries: [Entry]

  private static let header = "assent-build 3"

  init(inputs: String?, manifest: String?, counts: [BuildReport.Count], findings: [Finding] = [], entries: [Entry]) {
    self.findings = findings
    self.inputs = inputs
    self.manifest = manifest
    self.counts = counts
    self.entries = entries.sorted { $0.path < $1.path }
  }

  /// The pages of a list alone: no fingerprint is equal to theirs.
  init(pagesOf manifest: SiteManifest?) {
    let entries = (manifest?.pages ?? []).map { Entry(path: $0.path, sha256: $0.sha256, size: $0.size, fingerprint: "", slots: $0.slots) }
    self.init(inputs: nil, manifest: nil, counts: [], entries: entries)
  }

  /// Reads the state; `nil` when the bytes are none, which costs a full build and nothing else.
  init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    func text(_ slice: ArraySlice<UInt8>) -> String { String(decoding: slice, as: UTF8.self) }
    guard let header = lines.popFirst(), text(header) == Self.header, lines.count > 4, lines.popLast()?.isEmpty == true,
      let inputs = lines.popFirst(), let manifest = lines.popFirst(), let counts = lines.popFirst().flatMap({ Self.counts(from: text($0)) }),
      let findings = lines.popFirst().flatMap({ StoredFindings(Array($0)) })
    else { return nil }
    self.inputs = text(inputs) == "-" ? nil : text(inputs)
    self.manifest = text(manifest)
    self.counts = counts
    self.findings = findings.site
    entries = []
    entries.reserveCapacity(lines.count)
    for line in lines {
      let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 5)
      guard parts.count == 6, let size = Int(text(parts[1])), let slots = Self.slots(from: parts[3]), let found = findings.named(text(parts[4]))
      else {
        return nil
      }
      entries.append(
        Entry(path: text(parts[5]), sha256: text(parts[0]), size: size, fingerprint: text(parts[2]), slots: slots, findings: found))
    }
  }

  var bytes: [UInt8] {
    let counts = counts.map { "\($0.locale?.description ?? "-"):\($0.kind.rawValue):\($0.pages):\($0.bytes)" }.joined(separator: ";")
    var stored = StoredFindings(site: findings)
    var lines: [UInt8] = []
    for entry in entries {
      let found = stored.numbers(of: entry.findings)
      lines += "\(entry.sha256) \(entry.size) \(entry.fingerprint) \(Self.text(of: entry.slots)) \(found) \(entry.path)\n".utf8
    }
    return Array("\(Self.header)\n\(inputs ?? "-")\n\(manifest ?? "-")\n\(counts)\n".utf8) + stored.bytes + [UInt8(ascii: "\n")] + lines
  }

  private static func counts(from text: String) -> [BuildReport.Count]? {
    var counts: [BuildReport.Count] = []
    for count in text.split(separator: ";") {
      let parts = count.split(separator: ":")
      guard parts.count == 4, let kind = PageKind(rawValue: String(parts[1])), let pages = Int(parts[2]), let bytes = Int(parts[3]) else {
        return nil
      }
      counts.append(BuildReport.Count(locale: LocaleTag(parts[0]), kind: kind, pages: pages, bytes: bytes))
    }
    return counts
  }

  private static func text(of slots: [SiteManifest.SlotEntry]) -> String {
    slots.isEmpty ? "-" : slots.map { "\($0.name):\($0.offset)" }.joined(separator: ";")
  }

  private static func slots(from bytes: ArraySlice<UInt8>) -> [SiteManifest.SlotEntry]? {
    if bytes.elementsEqual([UInt8(ascii: "-")]) { return [] }
    var slots: [SiteManifest.SlotEntry] = []
    for slot in bytes.split(separator: UInt8(ascii: ";")) {
      let parts = slot.split(separator: UInt8(ascii: ":"))
      guard parts.count == 2, parts[1].count < 12, parts[1].allSatisfy({ $0.isDigit }) else { return nil }
      slots.append(SiteManifest.SlotEntry(name: String(decoding: parts[0], as: UTF8.self), offset: parts[1].reduce(0) { $0 * 10 + Int($1 - 0x30) }))
    }
    return slots
  }
}

/// The findings of a build in its state: each once, as JSON on one line, with those of the whole site first.
struct StoredFindings {
  private var known: [Finding]
  private let siteCount: Int
  private var numbers: [Finding: Int]

  /// What the build found in the whole site.
  var site: [Finding] { Array(known.prefix(siteCount)) }

  init(site: [Finding]) {
    known = site
    siteCount = site.count
    numbers = Dictionary(site.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Reads the line; `nil` when it is none of this version.
  init?(_ bytes: [UInt8]) {
    let stored: Stored
    do {
      stored = try JSONDecoder().decode(Stored.self, from: Data(bytes))
    } catch {
      // The state is only a hint: without it every page is made anew.
      return nil
    }
    guard (0...stored.findings.count).contains(stored.site) else {
      return nil
    }
    known = stored.findings.map(\.finding)
    siteCount = stored.site
    numbers = [:]
  }

  var bytes: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers can always be encoded; without its findings the state would be refused, and every page made anew.
    return (try? encoder.encode(Stored(site: siteCount, findings: known.map(StoredFinding.init)))).map(Array.init) ?? []
  }

  /// The numbers of a page's findings with commas between them; `-` for none.
  mutating func numbers(of findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "-" }
    return findings.map { finding in
      if let number = numbers[finding] { return String(number) }
      numbers[finding] = known.count
      known.append(finding)
      return String(known.count - 1)
    }.joined(separator: ",")
  }

  /// The findings with these numbers; `nil` when there is no such number.
  func named(_ numbers: String) -> [Finding]? {
    guard numbers != "-" else { return [] }
    var found: [Finding] = []
    for number in numbers.split(separator: ",") {
      guard let index = Int(number), known.indices.contains(index) else { return nil }
      found.append(known[index])
    }
    return found
  }

  private struct Stored: Codable {
    var site: Int
    var findings: [StoredFinding]
  }

  private struct StoredFinding: Codable {
    var rule: String
    var severity: String
    var file: String?
    var line: Int?
    var message: String
    var hint: String?
    var part: String?

    init(_ finding: Finding) {
      (rule, severity, message, hint, part) = (finding.rule, finding.severity.rawValue, finding.message, finding.hint, finding.part)
      (file, line) = (finding.location?.file, finding.location?.line)
    }

    var finding: Finding {
      Finding(
        storedRule: rule, Severity(rawValue: severity) ?? .error, at: file.map { SourceLocation($0, line: line) }, message, part: part, hint: hint)
    }
  }
}
