public import AssentAddresses
public import AssentModel

/// Something that happened to an address, on its way to a store.
public struct QuarantineChange: Hashable, Sendable {
  /// That of the record which it becomes.
  public let id: RecordID
  public let address: Address
  public let event: QuarantineEvent
  public let method: QuarantineMethod
  /// Why, and who says so. A store refuses an empty reason.
  public let statement: SenderStatement
  /// What the provider said went wrong.
  public let errorText: String?
  /// SHA-256 of the report that it was read from, in lower-case hexadecimal: one report counts once for an address. `nil` without a report.
  public let reportHash: String?
  /// When it happened; `nil` means now. What is in the future happened now.
  public let time: Timestamp?

  /// - Parameter errorText: characters NUL in it, which stores can't keep, become U+FFFD.
  public init(
    id: RecordID, address: Address, event: QuarantineEvent, method: QuarantineMethod, statement: SenderStatement, errorText: String? = nil,
    reportHash: String? = nil, time: Timestamp? = nil
  ) {
    self.id = id
    self.address = address
    self.event = event
    self.method = method
    self.statement = statement
    self.errorText = errorText.map { text in
      text.utf8.contains(0) ? String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 })) : text
    }
    self.reportHash = reportHash
    self.time = time
  }

  /// - Parameter storeName: names the store in the error.
  /// - Throws: ``StoreError`` with the code `badChange` when there is no reason, or when a text holds what stores can't keep.
  func validate(storeName: String) throws(StoreError) {
    guard statement.reason.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.badChange, storeName, "a change of the quarantine has no reason: say why with --reason")
    }
    let texts = [address.text, statement.reason, statement.actor, reportHash]
    guard !address.text.isEmpty, !texts.contains(where: { $0?.utf8.contains(0) == true }) else {
      throw StoreError(.badChange, storeName, "an address, reason or name is empty or holds the character NUL, which can't be kept: correct it")
    }
  }
}

extension QuarantineChange {
  /// What the change adds to the history of its address: `nil` when it changes nothing. Every store decides by this.
  ///
  /// - A hard failure quarantines at once. Soft ones count up to the threshold of their policy, and from the start again after its days without
  ///   one; a failure so much older than the newest one doesn't count. A complaint puts the address on the denylist.
  /// - No failure changes an address that is excluded already, and none that happened before the address was last said to be valid counts.
  /// - A status that somebody gives, or a release, always holds.
  ///
  /// - Parameter entry: what is known of the address; `nil` when nothing is.
  public func record(at time: Timestamp, entry: QuarantineEntry?) -> QuarantineRecord? {
    let happened = min(self.time ?? time, time)
    guard let after = state(at: happened, before: entry?.state), after != entry?.state else { return nil }
    return QuarantineRecord(
      id: id, time: happened, address: address, method: method, statement: statement, errorText: errorText, reportHash: reportHash,
      before: entry?.state, after: after)
  }

  /// The state after the event; `nil` when there is nothing to say.
  private func state(at time: Timestamp, before: QuarantineState?) -> QuarantineState? {
    switch event {
    case .status(let status):
      guard status != before?.status else { return before }
      let clears = status == .valid
      return QuarantineState(
        status: status, since: time, errorCount: clears ? 0 : before?.errorCount ?? 0, lastError: clears ? nil : before?.lastError)
    case .release:
      guard let before, before.status != .valid else { return nil }
      return QuarantineState(status: .valid, since: time)
    case .hardFailure:
      guard counts(at: time, before) else { return nil }
      return QuarantineState(
        status: .quarantined, since: time, errorCount: before?.errorCount ?? 0, lastError: max(before?.lastError ?? time, time))
    case .softFailure(let policy):
      guard counts(at: time, before) else { return nil }
      return softFailure(policy, at: time, before: before)
    case .complaint:
      guard before?.status != .denylisted else { return nil }
      return QuarantineState(
        status: .denylisted, since: time, errorCount: before?.errorCount ?? 0, lastError: max(before?.lastError ?? time, time))
    }
  }

  private func counts(at time: Timestamp, _ before: QuarantineState?) -> Bool {
    guard let before else { return true }
    return !before.status.excludes && (before.status != .valid || time >= before.since)
  }

  private func softFailure(_ policy: SoftFailurePolicy, at time: Timestamp, before: QuarantineState?) -> QuarantineState? {
    let last = before?.lastError
    if let last, policy.resets(from: time, to: last) { return nil }
    let isReset = last.map { policy.resets(from: $0, to: time) } ?? true
    let count = isReset ? 1 : min(before?.errorCount ?? 0, Int.max - 1) + 1
    let status: QuarantineStatus = count >= policy.threshold ? .quarantined : .erroneous
    let goesOn = !isReset && status == before?.status
    return QuarantineState(
      status: status, since: goesOn ? before?.since ?? time : time, errorCount: count, lastError: max(last ?? time, time))
  }
}

/// What happened to an address, before it meets its state.
public enum QuarantineEvent: Hashable, Sendable {
  /// Somebody says what its status is.
  case status(QuarantineStatus)
  /// It's valid again, and what happened until now no longer counts.
  case release
  /// A message can't be delivered there, now or later.
  case hardFailure
  /// A message couldn't be delivered this time.
  case softFailure(SoftFailurePolicy)
  /// Whoever reads it called a message spam.
  case complaint
}
