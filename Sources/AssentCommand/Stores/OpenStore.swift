import ArgumentParser
import AssentPostgreSQL
import AssentPreferences
import AssentSQLite
import Foundation

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
