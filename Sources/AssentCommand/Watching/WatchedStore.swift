import AssentPreferences
import Glibc

/// A store that is read for a long time: a file that was put in its place meanwhile is opened anew.
actor WatchedStore {
  private struct FileIdentity: Hashable {
    let device: UInt
    let number: UInt
  }

  private let location: StoreLocation
  private var open: OpenStore?
  private var identity: FileIdentity?

  /// - Throws: `StoreError` when the store isn't there.
  init(_ location: StoreLocation) async throws {
    self.location = location
    open = try await OpenStore(location)
    identity = Self.identity(location)
  }

  /// The store, opened again when it has to be.
  ///
  /// - Throws: `StoreError` while it's away.
  func store() async throws -> any MaintainedStore {
    let found = Self.identity(location)
    if let open, found == identity { return open.store }
    try? open?.close()
    open = nil
    let opened = try await OpenStore(location)
    (open, identity) = (opened, Self.identity(location))
    return opened.store
  }

  /// `nil` for a server, and for a file that isn't there.
  private static func identity(_ location: StoreLocation) -> FileIdentity? {
    guard case .sqlite(let path) = location else { return nil }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return FileIdentity(device: 0, number: 0) }
    return FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino))
  }
}
