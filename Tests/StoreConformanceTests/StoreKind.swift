import AssentPostgreSQL
import AssentSQLite
import AssentStore
import Foundation
import Testing

/// The stores that must all do the same.
enum StoreKind: String, CaseIterable, CustomTestStringConvertible {
  case memory
  case sqlite
  case postgresql

  var testDescription: String { rawValue }

  /// Runs the body with an empty store of its own.
  func withStore(_ body: (PreferenceStore) async throws -> Void) async throws {
    switch self {
    case .memory: try await body(PreferenceStore(MemoryBackend()))
    case .sqlite:
      let folder = FileManager.default.temporaryDirectory.appending(path: "assent-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let store = try PreferenceStore(SQLiteBackend(path: folder.appending(path: "store.sqlite").path))
      try await body(store)
      try await store.close()
    case .postgresql:
      let schema = try TestSchema()
      let store = try PreferenceStore(PostgreSQLBackend(schema.location))
      try await body(store)
      try await store.close()
      try schema.drop()
    }
  }
}
