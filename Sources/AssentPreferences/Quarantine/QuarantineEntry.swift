public import AssentAddresses

/// What the last record of an address made of it.
public struct QuarantineEntry: Hashable, Sendable {
  public let address: Address
  public let state: QuarantineState
  /// That of the last record.
  public let reason: String
  /// What the last record says went wrong; `nil` when it says nothing.
  public let errorText: String?
  /// Where the last record is.
  public let position: HistoryPosition

  public init(address: Address, state: QuarantineState, reason: String, errorText: String?, position: HistoryPosition) {
    self.address = address
    self.state = state
    self.reason = reason
    self.errorText = errorText
    self.position = position
  }

  /// What a record makes of its address.
  public init(_ record: QuarantineRecord, at position: HistoryPosition) {
    self.init(
      address: record.address, state: record.after, reason: record.statement.reason, errorText: record.errorText, position: position)
  }
}
