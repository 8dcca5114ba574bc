import AssentAudience
import AssentFormats
import AssentModel
import AssentStore

/// What an analysis found, for people and for programs.
struct AnalysisReport {
  let counts: AnalysisCounts
  let question: AudienceQuestion
  let service: String?
  let campaign: String?
  let head: HistoryHead
  let store: String
  let rule: SharedAddressRule
  /// Addresses that were put into quarantine, or would have been.
  let quarantined: Int
  let isDryRun: Bool

  private var rows: [(reason: ExclusionReason, decisive: Int, given: Int)] {
    ExclusionReason.allCases.enumerated().compactMap { index, reason in
      counts.given[index] == 0 ? nil : (reason, counts.decisive[index], counts.given[index])
    }
  }

  /// The summary with a bar for each reason.
  func text(_ signs: TerminalDrawing.Signs) -> String {
    let drawing = TerminalDrawing(signs)
    var table = TextTable(numeric: [1])
    func add(_ name: String, _ count: Int, given: Int) {
      let also = given == count ? "" : "  (\(given) in all)"
      table.add([name, GroupedNumber.text(count), drawing.bar(count, of: counts.rows, cells: 30) + also])
    }
    add("may be contacted", counts.targets, given: counts.targets)
    for row in rows { add(row.reason.sentence, row.decisive, given: row.given) }
    var lines = [
      "\(GroupedNumber.text(counts.rows, "row")): \(GroupedNumber.text(counts.targets)) may be contacted, \(GroupedNumber.text(counts.exclusions)) may not"
    ]
    lines += table.lines
    if counts.sharedAddresses > 0 {
      let optedOut = counts.contestedAddresses == 0 ? "none" : GroupedNumber.text(counts.contestedAddresses)
      lines.append(
        "addresses that several profiles share: \(GroupedNumber.text(counts.sharedAddresses)), \(optedOut) of them with a profile that opted out;"
          + " --shared FILE lists them, --shared-address decides")
    }
    if rule == .quarantine {
      lines.append("shared addresses that \(isDryRun ? "would be" : "were") put into quarantine: \(GroupedNumber.text(quarantined))")
    }
    lines.append("as of position \(head.position) of \(store), chain \(head.chain)")
    return lines.joined(separator: "\n")
  }

  var json: String {
    let reasons = rows.map { row in
      (row.reason.rawValue, JSONValue.members(("decisive", .count(row.decisive)), ("all", .count(row.given))))
    }
    let value = JSONValue.members(
      ("position", .number(head.position.rawValue)), ("chain", .text(head.chain.description)), ("time", .text(question.time.description)),
      ("channel", .text(question.channel.name)), ("service", .optional(service)), ("campaign", .optional(campaign)),
      ("rows", .count(counts.rows)), ("targets", .count(counts.targets)), ("exclusions", .count(counts.exclusions)),
      ("reasons", .members(reasons)),
      (
        "sharedAddresses",
        .members(
          ("addresses", .count(counts.sharedAddresses)), ("profiles", .count(counts.sharedProfiles)),
          ("withOptOut", .count(counts.contestedAddresses)), ("rule", .text(rule.rawValue)), ("quarantined", .count(quarantined)))
      ),
      ("dryRun", .boolean(isDryRun)))
    return value.text + "\n"
  }
}
