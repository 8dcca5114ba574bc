import AssentBounces
import AssentFormats
import AssentStore

/// What a run of `assent quarantine bounces` has found and done.
struct BounceSummary {
  let isDryRun: Bool
  let threshold: Int
  var messages = 0
  var automaticReplies = 0
  var notReports = 0
  var unreadable = 0
  /// What reports said and couldn't be used.
  var faults = 0
  /// How many recipients there were of each verdict.
  var verdicts: [ReportVerdict: Int] = [:]
  var alreadyCounted = 0
  /// Failures of addresses that are excluded already, or that were said to be valid since.
  var withoutEffect = 0
  private var quarantinedAtOnce = 0
  private var quarantinedByCount = 0
  private var denylisted = 0
  private var counted = 0

  init(isDryRun: Bool, threshold: Int) {
    self.isDryRun = isDryRun
    self.threshold = threshold
  }

  /// Counts what a change did.
  mutating func add(_ record: QuarantineRecord) {
    switch (record.after.status, record.statement.reason) {
    case (.denylisted, _): denylisted += 1
    case (.quarantined, "soft failure"): quarantinedByCount += 1
    case (.quarantined, _): quarantinedAtOnce += 1
    default: counted += 1
    }
  }

  /// Two tables: what was read, and what changed.
  var text: String {
    var read = TextTable(header: ["read", "\(messages)"])
    for (name, verdict) in [("hard failures", ReportVerdict.hard), ("soft failures", .soft), ("complaints", .complaint)] {
      read.add([name, "\(verdicts[verdict, default: 0])"])
    }
    read.add(["refused because of the sender or the message", "\(verdicts[.refused, default: 0])"])
    read.add(["ignored: delivered, relayed, other feedback", "\(verdicts[.ignored, default: 0])"])
    read.add(["automatic replies and receipts", "\(automaticReplies)"])
    read.add(["not reports", "\(notReports)"])
    if faults > 0 { read.add(["recipients and parts that can't be used", "\(faults)"]) }
    if unreadable > 0 { read.add(["files that can't be read", "\(unreadable)"]) }
    var changed = TextTable(header: [isDryRun ? "would change" : "changed", "\(quarantinedAtOnce + quarantinedByCount + denylisted + counted)"])
    changed.add(["into quarantine at once", "\(quarantinedAtOnce)"])
    changed.add(["into quarantine after \(threshold) soft failures", "\(quarantinedByCount)"])
    changed.add(["onto the denylist", "\(denylisted)"])
    changed.add(["soft failures counted", "\(counted)"])
    changed.add(["already counted", "\(alreadyCounted)"])
    changed.add(["no effect: excluded already, or valid since", "\(withoutEffect)"])
    return "\(read.text)\n\n\(changed.text)"
  }
}
