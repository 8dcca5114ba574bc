import AssentAddresses
import AssentModel
import AssentPreferences

/// What an operator changes of addresses that are named.
struct QuarantineChanges {
  let method: QuarantineMethod
  let statement: SenderStatement
  var errorText: String?

  /// Changes all of the addresses or none, and prints what became of each.
  func apply(_ event: QuarantineEvent, to addresses: [Address], in store: any QuarantineStore) async throws {
    var generator = SystemRandomNumberGenerator()
    let now = SystemClock.now
    let before = try await store.quarantine(of: addresses)
    let changes = addresses.map { address in
      QuarantineChange(
        id: RecordID(at: now, from: &generator), address: address, event: event, method: method, statement: statement, errorText: errorText)
    }
    let records = try await store.change(changes, at: now)
    for (address, record) in zip(addresses, records) {
      if let record {
        StandardStream.output.print("\(address.text): \(record.after.status.rawValue), \(record.before.map { "was \($0.status.rawValue)" } ?? "new")")
      } else {
        let status = before[address].map { "\($0.state.status.rawValue) already" } ?? "not in quarantine"
        StandardStream.output.print("\(address.text): nothing changed, it is \(status)")
      }
    }
  }
}
