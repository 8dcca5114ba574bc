public import AssentAddresses
public import AssentModel

/// The side of a store that changes nothing, on connections that can't write.
public protocol PreferenceReader: Sendable {
  /// The state of a profile; the empty state for a profile that never chose. Of a profile that was erased its opt-outs are left.
  ///
  /// - Throws: ``StoreError``, as all functions of a store.
  func preferences(of profile: Profile.ID) async throws(StoreError) -> Preferences

  /// The records of one submission, in their order; empty when the profile has no such submission.
  func records(of profile: Profile.ID, submission: RecordID) async throws(StoreError) -> [ConsentRecord]

  /// All records of a profile, oldest first.
  func history(of profile: Profile.ID) async throws(StoreError) -> [ConsentRecord]

  /// The records of a profile at their places in the history, oldest first.
  func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry]

  /// The end of the store's history.
  func head() async throws(StoreError) -> HistoryHead

  /// The entries of the whole history that follow a position, in their order, as many as the limit at most.
  func entries(after position: HistoryPosition, limit: Int) async throws(StoreError) -> [HistoryEntry]

  /// Returns when the store answers.
  func check() async throws(StoreError)
}

extension PreferenceReader {
  /// Looks through the whole history: a store that finds a profile's entries faster does so itself.
  public func entries(of profile: Profile.ID) async throws(StoreError) -> [HistoryEntry] {
    var found: [HistoryEntry] = []
    var position = HistoryPosition.start
    while let last = try await nextEntries(after: position, of: profile, into: &found) { position = last }
    return found
  }

  private func nextEntries(
    after position: HistoryPosition, of profile: Profile.ID, into found: inout [HistoryEntry]
  ) async throws(StoreError) -> HistoryPosition? {
    let page = try await entries(after: position, limit: 1000)
    found += page.filter { $0.record?.profile == profile }
    return page.last?.position
  }
}

/// The side of a store that tells what is known of addresses.
public protocol QuarantineReader: Sendable {
  /// What is known of these addresses; nothing for the others.
  func quarantine(of addresses: [Address]) async throws(StoreError) -> [Address: QuarantineEntry]

  /// The entries that follow an address, or all, in the order of their addresses, as many as the limit at most.
  func quarantineEntries(after address: Address?, limit: Int) async throws(StoreError) -> [QuarantineEntry]

  /// The records of an address at their places in the history, oldest first.
  func quarantineHistory(of address: Address) async throws(StoreError) -> [HistoryEntry]
}
