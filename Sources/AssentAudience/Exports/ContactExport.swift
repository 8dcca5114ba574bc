import AssentAddresses
public import AssentFormats
public import AssentModel
public import AssentStore
import Synchronization

/// Writes what a store knows of profiles and addresses as the rows of a table, of one moment.
public struct ContactExport: Sendable {
  private let store: any ReadableStore
  private let table: any ExportTable
  private let since: HistoryPosition
  private let time: Timestamp
  private let explicit: ChannelSet
  private let book: AddressBook

  /// - Parameters:
  ///   - since: what changed after it is written; everything after the start.
  ///   - time: when subscriptions are looked at for whether they have expired.
  ///   - explicit: the channels that take an explicit opt-in.
  public init(
    of store: any ReadableStore, as table: any ExportTable, since: HistoryPosition, at time: Timestamp, explicit: ChannelSet, book: AddressBook
  ) {
    self.store = store
    self.table = table
    self.since = since
    self.time = time
    self.explicit = explicit
    self.book = book
  }

  /// Writes all rows and returns the position up to which they are complete.
  ///
  /// - Parameter write: takes the rows; what it throws ends the export.
  /// - Throws: what `write` throws, or ``StoreError``.
  public func run(write: @escaping @Sendable ([Cell]) throws -> Void) async throws -> HistoryPosition {
    // What is recorded from here on belongs to the next export, even where this one has it already.
    let head = try await store.head()
    var known: [Address: KnownAddress] = [:]
    var last: Address?
    while true {
      let page = try await store.quarantineEntries(after: last, limit: 1000)
      guard let end = page.last else { break }
      for entry in page { known[entry.address] = KnownAddress(status: entry.state.status, position: entry.position) }
      last = end.address
    }
    try await run(known, write)
    return head.position
  }

  private func run(_ known: [Address: KnownAddress], _ write: @escaping @Sendable ([Cell]) throws -> Void) async throws {
    // People of whom the store knows no choice, and whose address it knows something of.
    let silent = Set(book.profiles.filter { book.addresses(of: $0).contains { known[$0] != nil } })
    let visitor = ContactVisitor(silent: silent) { [self] profile, state, position in
      let addresses = book.addresses(of: profile)
      let newest = addresses.compactMap { known[$0]?.position }.reduce(position, max)
      guard newest > since else { return }
      let contact = ContactStatus(
        profile: profile, state: state, position: newest, addresses: addresses, excluded: { known[$0]?.status }, explicit: explicit)
      for row in table.rows(of: contact, at: time) { try write(row) }
    } address: { [since, table] address, state, position in
      guard position > since else { return }
      for row in table.rows(of: address, state, at: position) { try write(row) }
    }
    do {
      _ = try await store.snapshot(visitor)
    } catch {
      throw visitor.failure ?? error
    }
    try visitor.finish()
  }
}

/// What is known of an address.
private struct KnownAddress: Sendable {
  let status: QuarantineStatus
  let position: HistoryPosition
}

/// Turns what a snapshot shows into values, and remembers who came.
private final class ContactVisitor: SnapshotVisitor, Sendable {
  private let content: Mutex<(silent: Set<Profile.ID>, failure: (any Error)?)>
  private let profile: @Sendable (Profile.ID, Preferences, HistoryPosition) throws -> Void
  private let address: @Sendable (Address, QuarantineState, HistoryPosition) throws -> Void

  init(
    silent: Set<Profile.ID>, profile: @escaping @Sendable (Profile.ID, Preferences, HistoryPosition) throws -> Void,
    address: @escaping @Sendable (Address, QuarantineState, HistoryPosition) throws -> Void
  ) {
    content = Mutex((silent, nil))
    self.profile = profile
    self.address = address
  }

  /// What a row ended the export with.
  var failure: (any Error)? { content.withLock { $0.failure } }

  func visit(profile bytes: UnsafeRawBufferPointer, state: Preferences, position: HistoryPosition) throws {
    guard let id = Profile.ID(unsafe String(decoding: bytes, as: UTF8.self)) else { return }
    content.withLock { content in if !content.silent.isEmpty { content.silent.remove(id) } }
    try keepingFailure { try profile(id, state, position) }
  }

  func visit(address bytes: UnsafeRawBufferPointer, channel: Channel, state: QuarantineState, position: HistoryPosition) throws {
    let address = Address(stored: unsafe String(decoding: bytes, as: UTF8.self), channel: channel)
    try keepingFailure { try self.address(address, state, position) }
  }

  func visit(suppression: SuppressionKey, state: Preferences) {}

  /// Shows the people who didn't come, in the order of their ids.
  func finish() throws {
    let silent = content.withLock { $0.silent }
    for id in silent.sorted(by: { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }) { try profile(id, Preferences(), .start) }
  }

  private func keepingFailure(_ body: () throws -> Void) throws {
    do { try body() } catch {
      content.withLock { $0.failure = error }
      throw error
    }
  }
}
