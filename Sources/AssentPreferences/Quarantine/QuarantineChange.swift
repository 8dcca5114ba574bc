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
}
