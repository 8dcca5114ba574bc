import AssentAudience
import AssentModel
import AssentPreferences
import AssentSheets

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
  var text: String {
    let names = rows.map(\.reason.sentence) + ["may be contacted"]
    let width = names.map(\.count).max() ?? 0
    func line(_ name: String, _ count: Int, _ given: Int?) -> String {
      let digits = String(count)
      let also = given.map { $0 == count ? "" : "  (\($0) in all)" } ?? ""
      return name + String(repeating: " ", count: width - name.count) + String(repeating: " ", count: max(1, 12 - digits.count)) + digits
        + "  " + bar(count) + also
    }
    var lines = ["\(counts.rows) rows: \(counts.targets) may be contacted, \(counts.exclusions) may not"]
    lines.append(line("may be contacted", counts.targets, nil))
    lines += rows.map { line($0.reason.sentence, $0.decisive, $0.given) }
    if counts.sharedAddresses > 0 {
      lines.append(
        "\(counts.sharedAddresses) addresses belong to two profiles or more (\(counts.sharedProfiles) profiles beyond the first); of "
          + "\(counts.contestedAddresses), a profile opted out: see --shared and --shared-address")
    }
    if rule == .quarantine { lines.append("\(quarantined) shared addresses \(isDryRun ? "would be" : "were") put into quarantine") }
    lines.append("as of position \(head.position) of \(store), chain \(head.chain)")
    return lines.joined(separator: "\n")
  }

  private func bar(_ count: Int) -> String {
    guard counts.rows > 0, count > 0 else { return "" }
    let eighths = max(1, 30 * 8 * count / counts.rows)
    let rest = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8]
    return String(repeating: "█", count: eighths / 8) + rest
  }

  var json: String {
    func text(_ value: String?) -> String {
      guard let value else { return "null" }
      var bytes: [UInt8] = []
      JSONString.append(value, to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
    let reasons = rows.map { "    \(text($0.reason.rawValue)): {\"decisive\": \($0.decisive), \"all\": \($0.given)}" }.joined(separator: ",\n")
    return """
      {
        "position": \(head.position),
        "chain": \(text(head.chain.description)),
        "time": \(text(question.time.description)),
        "channel": \(text(question.channel.name)),
        "service": \(text(service)),
        "campaign": \(text(campaign)),
        "rows": \(counts.rows),
        "targets": \(counts.targets),
        "exclusions": \(counts.exclusions),
        "reasons": {\(reasons.isEmpty ? "" : "\n" + reasons + "\n  ")},
        "sharedAddresses": {"addresses": \(counts.sharedAddresses), "profiles": \(counts.sharedProfiles), \
      "withOptOut": \(counts.contestedAddresses), "rule": \(text(rule.rawValue)), "quarantined": \(quarantined)},
        "dryRun": \(isDryRun)
      }

      """
  }
}
