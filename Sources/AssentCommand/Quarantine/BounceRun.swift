import AssentBounces
import AssentModel
import AssentPreferences

/// One run of `assent quarantine bounces`.
struct BounceRun {
  private let store: any QuarantineStore
  private let policy: SoftFailurePolicy
  private let actor: String?
  /// What the store would hold after a run that changes nothing; `nil` for one that changes it.
  private var rehearsal: QuarantineRehearsal?
  private var waiting: [QuarantineChange] = []
  private var generator = SystemRandomNumberGenerator()
  private(set) var summary: BounceSummary

  private static let batchSize = 500

  init(store: any QuarantineStore, policy: SoftFailurePolicy, actor: String?, isDryRun: Bool) {
    self.store = store
    self.policy = policy
    self.actor = actor
    self.rehearsal = isDryRun ? QuarantineRehearsal(store: store) : nil
    self.summary = BounceSummary(isDryRun: isDryRun, threshold: policy.threshold)
  }

  /// Takes a message into account; what is wrong with it goes to standard error.
  mutating func take(_ reading: MessageReading) async throws(StoreError) {
    summary.messages += 1
    switch reading.content {
    case .automaticReply: summary.automaticReplies += 1
    case .notReport(let why):
      summary.notReports += 1
      StandardStream.error.print("\(reading.location): warning: not a report: \(why)")
    case .unreadable(let why):
      summary.unreadable += 1
      StandardStream.error.print("\(reading.location): error: \(why)")
    case .report(let reports, let faults):
      for fault in faults { StandardStream.error.print("\(reading.location): warning: \(fault)") }
      summary.faults += faults.count
      for report in reports {
        summary.verdicts[report.verdict, default: 0] += 1
        if let change = change(report) { waiting.append(change) }
      }
      if waiting.count >= Self.batchSize { try await record() }
    }
  }

  /// Takes the rest into account.
  mutating func finish() async throws(StoreError) { try await record() }

  private mutating func change(_ report: DeliveryReport) -> QuarantineChange? {
    let (event, method, kind): (QuarantineEvent, QuarantineMethod, String)
    switch report.verdict {
    case .hard: (event, method, kind) = (.hardFailure, .bounce, "hard failure")
    case .soft: (event, method, kind) = (.softFailure(policy), .bounce, "soft failure")
    case .complaint: (event, method, kind) = (.complaint, .complaint, "complaint")
    case .refused, .ignored: return nil
    }
    return QuarantineChange(
      id: RecordID(at: SystemClock.now, from: &generator), address: report.recipient, event: event, method: method,
      statement: SenderStatement(reason: kind, actor: actor), errorText: report.errorText, reportHash: report.hash, time: report.time)
  }

  private mutating func record() async throws(StoreError) {
    let batch = waiting
    waiting.removeAll(keepingCapacity: true)
    guard !batch.isEmpty else { return }
    let records: [QuarantineRecord?]
    if var rehearsal {
      records = try await rehearsal.change(batch, at: SystemClock.now)
      self.rehearsal = rehearsal
    } else {
      records = try await store.change(batch, at: SystemClock.now)
    }
    for (change, record) in zip(batch, records) {
      if let record { summary.add(record) } else if try await isCounted(change) { summary.alreadyCounted += 1 } else { summary.withoutEffect += 1 }
    }
  }

  /// Whether the history, or the run so far, has the report.
  private func isCounted(_ change: QuarantineChange) async throws(StoreError) -> Bool {
    if let rehearsal, rehearsal.hasCounted(change) { return true }
    return try await store.quarantineHistory(of: change.address).contains { $0.quarantine?.reportHash == change.reportHash }
  }
}
