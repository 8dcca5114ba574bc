import ArgumentParser
import AssentEvidence
import AssentFormats
import AssentModel
import AssentTranslation
import Foundation

/// What the sender says was sent: how many people got each campaign, and when.
struct SentList {
  private(set) var recipients: [CampaignNumber: Int] = [:]
  private(set) var starts: [CampaignNumber: CampaignStart] = [:]

  /// A list has a row for each campaign: more than this is something else.
  private static let limit = 16 << 20

  /// Reads CSV with a header: `campaign`, `recipients`, and perhaps `sent`.
  ///
  /// - Throws: when the file can't be read or a row is wrong; all that is wrong is printed first, with its line.
  static func read(_ path: String, site: ReportedSite, timeZone: ReportTimeZone) throws -> SentList {
    guard let handle = FileHandle(forReadingAtPath: path), let data = try handle.read(upToCount: limit + 1) else {
      throw ValidationError("\(path): there is no such file, or it is empty.")
    }
    guard data.count <= limit else { throw ValidationError("\(path): a list of campaigns has 16 MB at most.") }
    var findings: [Finding] = []
    var list = SentList()
    if let text = CSVRows.text(Array(data), file: path, into: &findings) {
      let rows = CSVRows(text, file: path)
      findings += rows.findings
      if findings.isEmpty { list.read(rows.rows, path, site, timeZone, &findings) }
    }
    for finding in findings.prefix(20) {
      StandardStream.error.print("\(finding.location.map { "\($0): " } ?? "")\(finding.message)\(finding.hint.map { ": \($0)" } ?? "")")
    }
    guard findings.isEmpty else { throw ExitCode(1) }
    return list
  }

  private mutating func read(
    _ rows: [CSVRows.Row], _ path: String, _ site: ReportedSite, _ timeZone: ReportTimeZone, _ findings: inout [Finding]
  ) {
    let header = rows.first?.cells.map { $0.trimmingCharacters(in: .whitespaces).lowercased() } ?? []
    guard let name = header.firstIndex(of: "campaign"), let amount = header.firstIndex(of: "recipients") else {
      return findings.append(
        Finding("sent", at: SourceLocation(path, line: 1), "The first row must name the columns campaign and recipients", hint: "and perhaps sent"))
    }
    let moment = header.firstIndex(of: "sent")
    for row in rows.dropFirst() {
      func cell(_ column: Int?) -> String {
        column.flatMap { row.cells.indices.contains($0) ? row.cells[$0].trimmingCharacters(in: .whitespaces) : nil } ?? ""
      }
      func note(_ message: String, _ hint: String? = nil) {
        findings.append(Finding("sent", at: SourceLocation(path, line: row.line), message, hint: hint))
      }
      guard let number = site.number(of: cell(name)) else {
        note("There is no campaign '\(cell(name).prefix(80))' in the site", "write its slug, or its number")
        continue
      }
      guard let count = Int(cell(amount)), (0...1_000_000_000_000).contains(count) else {
        note("'\(cell(amount).prefix(80))' is no number of recipients", "write digits alone")
        continue
      }
      guard recipients[number] == nil else {
        note("The campaign '\(cell(name).prefix(80))' stands in the list twice")
        continue
      }
      recipients[number] = count
      let text = cell(moment)
      guard !text.isEmpty else { continue }
      if let time = Self.time(text, timeZone) {
        starts[number] = .sent(time)
      } else {
        note("'\(text.prefix(80))' is no day and no moment", "write 2026-10-05 or 2026-10-05T08:00:00Z")
      }
    }
  }

  private static func time(_ text: String, _ timeZone: ReportTimeZone) -> Timestamp? {
    if let day = CalendarDate(text) { return timeZone.start(of: day) }
    guard let date = try? Date(text, strategy: .iso8601) else { return nil }
    return Timestamp(seconds: Int64(date.timeIntervalSince1970.rounded(.down)))
  }
}
