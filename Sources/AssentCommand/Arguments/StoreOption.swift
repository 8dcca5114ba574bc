import ArgumentParser
import AssentPostgreSQL
import AssentSQLite
import AssentStore
import Foundation

/// The store, for every command that reads or changes one.
struct StoreOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The store: sqlite:PATH or postgresql://USER@HOST/DATABASE; otherwise ASSENT_STORE names it, else sqlite:assent.sqlite.",
      valueName: "location"))
  var store: String?

  /// - Throws: `StoreError` when the text names no store.
  func location() throws -> StoreLocation {
    let value = store ?? ProcessInfo.processInfo.environment["ASSENT_STORE"] ?? ""
    return try StoreLocation(value.isEmpty ? "sqlite:assent.sqlite" : value)
  }

  /// Opens a store that is there.
  ///
  /// - Throws: `StoreError` when it isn't, or can't be opened.
  func open() async throws -> PreferenceStore { try await OpenStore(location()).store }

  /// Opens a store that is there and is to stay as it is, or one that may change and is made when it isn't there.
  ///
  /// - Parameter isDryRun: whether the store answers as if it changed, and stays as it is.
  /// - Throws: `StoreError` when it isn't there, or can't be opened or made.
  func openOrMake(isDryRun: Bool) async throws -> PreferenceStore {
    isDryRun ? try await open().dryRun : try await OpenStore(making: location()).store
  }
}

/// A store that a command has opened.
enum OpenStore {
  case sqlite(SQLiteBackend)
  case postgresql(PostgreSQLBackend)

  /// Opens a store that is there.
  ///
  /// - Throws: `StoreError` when it isn't, or can't be opened.
  init(_ location: StoreLocation) async throws {
    if case .sqlite(let path) = location, !FileManager.default.fileExists(atPath: path) {
      throw StoreError(.cannotOpen, path, "there is no store: name one with --store sqlite:PATH or --store postgresql://USER@HOST/DATABASE")
    }
    try await self.init(making: location)
  }

  /// Opens a store, and makes it when it isn't there.
  init(making location: StoreLocation) async throws {
    switch location {
    case .sqlite(let path): self = .sqlite(try SQLiteBackend(path: path))
    case .postgresql(let server):
      let backend = try PostgreSQLBackend(server)
      try await backend.open()
      self = .postgresql(backend)
    }
  }

  var store: PreferenceStore {
    switch self {
    case .sqlite(let backend): PreferenceStore(backend)
    case .postgresql(let backend): PreferenceStore(backend)
    }
  }
}
