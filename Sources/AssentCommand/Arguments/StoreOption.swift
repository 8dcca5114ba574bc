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
  func open() async throws -> any MaintainedStore { try await OpenStore(location()).store }

  /// Opens a store, and makes it when it isn't there: for what a new sender begins with.
  ///
  /// - Throws: `StoreError` when it can't be opened or made.
  func openOrMake() async throws -> any MaintainedStore { try await OpenStore(making: location()).store }
}

/// A store that a command has opened.
enum OpenStore {
  case sqlite(SQLitePreferenceStore)
  case postgresql(PostgreSQLPreferenceStore)

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
    case .sqlite(let path): self = .sqlite(try SQLitePreferenceStore(path: path))
    case .postgresql(let server):
      let store = try PostgreSQLPreferenceStore(server)
      try await store.open()
      self = .postgresql(store)
    }
  }

  var store: any MaintainedStore {
    switch self {
    case .sqlite(let store): store
    case .postgresql(let store): store
    }
  }

  /// Closes a file once what is under way has ended.
  func close() throws {
    if case .sqlite(let store) = self { try store.close() }
  }
}
