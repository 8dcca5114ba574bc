import ArgumentParser
import AssentAudience
import AssentEvidence
import AssentFormats
import AssentModel
import Foundation

/// What the sender says was sent: how many people got each campaign, and when.
struct SentList {
  private(set) var recipients: [CampaignNumber: Int] = [:]
  private(set) var starts: [CampaignNumber: CampaignStart] = [:]
  private var problems = 0

  /// Bad rows that are printed; the others are only counted.
  private static let printedProblems = 20
  private static let columns = ["campaign", "recipients", "sent"]

  /// Reads a sheet with the columns `campaign`, `recipients`, and perhaps `sent`.
  ///
  /// - Parameter delimiter: `nil` for the one that comes first in the file.
  /// - Throws: when the file can't be read or a row is wrong; what is wrong is printed first, with its line.
  static func read(_ path: String, delimiter: Delimiter?, site: ReportedSite, timeZone: ReportTimeZone) throws -> SentList {
    let input = try SheetInput(path, delimiter: delimiter ?? Delimiter(firstIn: path))
    defer { input.close() }
    var list = SentList()
    do throws(SheetError) {
      try list.read(input, site, timeZone)
    } catch {
      input.report(error)
      throw ExitCode(1)
    }
    if list.problems > printedProblems { StandardStream.error.print("\(list.problems - printedProblems) more rows are wrong") }
    guard list.problems == 0 else { throw ExitCode(1) }
    return list
  }

  private mutating func read(_ input: SheetInput, _ site: ReportedSite, _ timeZone: ReportTimeZone) throws(SheetError) {
    var rows = try input.rows(members: Self.columns, ids: ["campaign"])
    let columns = SheetColumns(names: rows.columns.names.map { $0.trimmingCharacters(in: .whitespaces) })
    let name = try columns.index(ofRequired: ["campaign"], separator: input.separator)
    let amount = try columns.index(ofRequired: ["recipients"], separator: input.separator)
    let moment = try columns.index(named: ["sent"])
    while let row = try rows.next() {
      func cell(_ column: Int) -> String { row.fields[column].trimmingCharacters(in: .whitespaces) }
      func note(_ message: String) {
        problems += 1
        if problems <= Self.printedProblems { input.report(message, line: row.line) }
      }
      if let problem = row.problem {
        note(problem.message)
        continue
      }
      guard let number = site.number(of: cell(name)) else {
        note("There is no campaign '\(cell(name).prefix(80))' in the site: write its slug, or its number")
        continue
      }
      guard let count = Int(cell(amount)), (0...1_000_000_000_000).contains(count) else {
        note("'\(cell(amount).prefix(80))' is no number of recipients: write digits alone")
        continue
      }
      guard recipients[number] == nil else {
        note("The campaign '\(cell(name).prefix(80))' stands in the list twice")
        continue
      }
      recipients[number] = count
      let text = moment.map(cell) ?? ""
      guard !text.isEmpty else { continue }
      if let time = CalendarDate(text).map(timeZone.start(of:)) ?? Timestamp(rfc3339: text) {
        starts[number] = .sent(time)
      } else {
        note("'\(text.prefix(80))' is no day and no moment: write 2026-10-05 or 2026-10-05T08:00:00Z")
      }
    }
  }
}
