public import AssentModel

/// A person to be erased from a store, and why.
public struct ErasureRequest: Hashable, Sendable {
  /// That of the entry which the erasure becomes.
  public let id: RecordID
  public let profile: Profile.ID
  public let statement: SenderStatement

  public init(id: RecordID, profile: Profile.ID, statement: SenderStatement) {
    self.id = id
    self.profile = profile
    self.statement = statement
  }

  /// What becomes of the request; `nil` when the store has no record of the profile. Every store decides by this.
  ///
  /// - Parameters:
  ///   - entries: the records of the profile, oldest first.
  ///   - state: the profile's state.
  ///   - secret: the store's own.
  public func erasure(at time: Timestamp, entries: [HistoryEntry], state: Preferences, secret: SuppressionSecret) -> Erasure? {
    let items = entries.compactMap { entry in
      entry.record.map { Erasure.Item(position: entry.position, digest: .digest(of: ErasedRecord($0))) }
    }
    guard !items.isEmpty else { return nil }
    let optOuts = state.optOuts
    let suppression = optOuts == Preferences() ? nil : Suppression(key: secret.key(of: profile), state: optOuts)
    return Erasure(id: id, time: time, statement: statement, records: items, suppression: suppression)
  }
}
