import AssentAddresses
import AssentModel
import AssentStore

/// An address to which things happen.
struct Mailbox {
  let address: Address
  let store: PreferenceStore

  init(_ address: Address, store: PreferenceStore) {
    self.address = address
    self.store = store
  }

  init(_ text: String, store: PreferenceStore) { self.init(Address(stored: text, channel: .email), store: store) }

  func made(
    _ event: QuarantineEvent, method: QuarantineMethod = .bounce, reason: String = "a test", error: String? = nil, report: String? = nil,
    happened: Timestamp? = nil
  ) -> QuarantineChange {
    var generator = SystemRandomNumberGenerator()
    return QuarantineChange(
      id: RecordID(at: Person.now, from: &generator), address: address, event: event, method: method,
      statement: SenderStatement(reason: reason, actor: "Ines"), errorText: error, reportHash: report, time: happened)
  }

  @discardableResult
  func change(
    _ event: QuarantineEvent, method: QuarantineMethod = .bounce, error: String? = nil, report: String? = nil, at time: Timestamp = Person.now,
    happened: Timestamp? = nil
  ) async throws -> QuarantineRecord? {
    try await store.change([made(event, method: method, error: error, report: report, happened: happened)], at: time).first ?? nil
  }

  var entry: QuarantineEntry? { get async throws { try await store.quarantine(of: [address])[address] } }
}
