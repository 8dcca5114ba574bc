public import AssentAddresses
public import AssentModel

/// What a batch of changes adds to a history, decided in memory while the store keeps the head locked.
public struct QuarantineDecision: Sendable {
  /// The end of the history with the entries.
  public private(set) var head: HistoryHead
  /// What is added to the history, in order.
  public private(set) var additions: [HistoryEntry] = []
  /// What is known of the addresses, with the changes that were decided.
  public private(set) var entries: [Address: QuarantineEntry]
  /// The addresses whose entries changed.
  public private(set) var changed: Set<Address> = []
  private var reports: Set<CountedReport>
  private var ids: Set<RecordID> = []
  private let subject: String

  /// - Parameters:
  ///   - head: that of the history, locked.
  ///   - entries: what is known of the addresses of the batch.
  ///   - reports: which of the batch's reports the history has.
  ///   - subject: names the store in errors.
  public init(head: HistoryHead, entries: [Address: QuarantineEntry], reports: Set<CountedReport>, subject: String) {
    self.head = head
    self.entries = entries
    self.reports = reports
    self.subject = subject
  }

  /// Decides the next change of the batch; `nil` when it changes nothing, as a report that was counted before.
  ///
  /// - Throws: ``StoreError``: `badChange` for a change without a reason or with a character that stores can't keep, `alreadyRecorded` when a record
  ///   of the batch has its id.
  public mutating func decide(_ change: QuarantineChange, at time: Timestamp) throws(StoreError) -> QuarantineRecord? {
    try check(change)
    let report = CountedReport(change)
    if let report, reports.contains(report) { return nil }
    guard let record = change.record(at: time, entry: entries[change.address]) else { return nil }
    guard ids.insert(record.id).inserted else { throw StoreError(.alreadyRecorded, subject, "another record has this id or position") }
    if let report { reports.insert(report) }
    let addition = head.appending(record)
    additions.append(addition)
    head = addition.head
    entries[record.address] = QuarantineEntry(record, at: addition.position)
    changed.insert(record.address)
    return record
  }

  private func check(_ change: QuarantineChange) throws(StoreError) {
    guard change.statement.reason.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.badChange, subject, "a change of the quarantine has no reason: say why with --reason")
    }
    let texts = [change.address.text, change.statement.reason, change.statement.actor, change.reportHash]
    guard !change.address.text.isEmpty, !texts.contains(where: { $0?.utf8.contains(0) == true }) else {
      throw StoreError(.badChange, subject, "an address, reason or name is empty or holds the character NUL, which can't be kept: correct it")
    }
  }
}

/// A report that counted for an address.
public struct CountedReport: Hashable, Sendable {
  public let address: Address
  public let hash: String

  public init(address: Address, hash: String) {
    self.address = address
    self.hash = hash
  }

  /// That of a change; `nil` when it comes from no report.
  public init?(_ change: QuarantineChange) {
    guard let hash = change.reportHash else { return nil }
    self.init(address: change.address, hash: hash)
  }
}
