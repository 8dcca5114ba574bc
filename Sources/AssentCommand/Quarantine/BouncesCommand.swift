import ArgumentParser
import AssentBounces
import AssentFormats
import AssentModel
import AssentStore

struct BouncesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bounces", abstract: "Reads reports about messages that failed or were complained about, and changes the status of their addresses.",
    discussion: """
      Reads delivery status notifications (RFC 3464) and feedback reports (RFC 5965) from files of one message, mailboxes in the mbox format and \
      maildirs; - is standard input. A hard failure puts the address into quarantine at once; soft ones are counted up to the threshold, and the \
      count begins anew after ten days without one; a complaint puts it on the denylist. What was refused because of the sender or the message \
      changes no address. A report counts once, however often it is read. Nothing proves who wrote a report: read only mailboxes that get \
      nothing but reports.
      """)

  @Argument(help: ArgumentHelp("The files and maildirs.", valueName: "file-or-maildir"))
  var paths: [String]

  @Option(help: ArgumentHelp("The soft failure that puts an address into quarantine.", valueName: "count"))
  var threshold = 5

  @Option(help: ArgumentHelp("Who has them read.", valueName: "name"))
  var `operator`: String?

  @Flag(help: "Say what would change, and change nothing.")
  var dryRun = false

  @OptionGroup var store: StoreOption
  @OptionGroup var rules: AddressRulesOption

  func validate() throws {
    guard (1...1000).contains(threshold) else { throw ValidationError("--threshold is a number from 1 to 1000.") }
  }

  func run() async throws {
    let reader = ReportReader(normalizer: try rules.normalizer(), now: SystemClock.now)
    let store = try await store.open()
    var run = BounceRun(store: dryRun ? store.dryRun : store, policy: SoftFailurePolicy(threshold: threshold), actor: self.operator, isDryRun: dryRun)
    do throws(StoreError) {
      for path in paths {
        let mailbox = Mailbox(path: path, reader: reader)
        while let reading = mailbox.next() { try await run.take(reading) }
      }
      try await run.finish()
    } catch {
      StandardStream.error.print("error: \(error)")
      StandardStream.output.print(run.summary.text)
      StandardStream.error.print("it ended early: read the same files again; what was counted isn't counted twice")
      throw ExitCode(1)
    }
    StandardStream.output.print(run.summary.text)
    if run.summary.unreadable > 0 { throw ExitCode(1) }
  }
}

/// One run of `assent quarantine bounces`.
struct BounceRun {
  private let store: PreferenceStore
  private let policy: SoftFailurePolicy
  private let actor: String?
  private var waiting: [QuarantineChange] = []
  private var generator = SystemRandomNumberGenerator()
  private(set) var summary: BounceSummary

  private static let batchSize = 500

  init(store: PreferenceStore, policy: SoftFailurePolicy, actor: String?, isDryRun: Bool) {
    self.store = store
    self.policy = policy
    self.actor = actor
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
    let records = try await store.change(batch, at: SystemClock.now)
    for (change, record) in zip(batch, records) {
      if let record { summary.add(record) } else if try await isCounted(change) { summary.alreadyCounted += 1 } else { summary.withoutEffect += 1 }
    }
  }

  /// Whether the history, or the run so far, has the report.
  private func isCounted(_ change: QuarantineChange) async throws(StoreError) -> Bool {
    try await store.quarantineHistory(of: change.address).contains { $0.quarantine?.reportHash == change.reportHash }
  }
}
