import AssentLinks
import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import TestSupport
import Testing

/// What the real program needs: a site, a key ring and a place for its store, in a temporary folder.
struct ProgramFolder: Sendable {
  let folder: TemporaryFolder
  let ring: KeyRing

  init(_ site: TestSite = TestSite()) throws {
    folder = try TemporaryFolder()
    try site.write(to: folder.path("public"))
    var generator = SystemRandomNumberGenerator()
    ring = try KeyRingFile(path: folder.path("assent.keys")).create(now: Timestamp(seconds: 0), using: &generator)
  }

  var keys: KeyRingFile { KeyRingFile(path: folder.path("assent.keys")) }

  /// Starts the program on ports that are free.
  ///
  /// - Parameters:
  ///   - store: where choices are kept; otherwise in a file of the folder.
  ///   - launcher: a command that starts the program in surroundings of its own.
  func start(
    _ arguments: [String] = [], store: String? = nil, environment: [String: String] = [:], launcher: [String] = []
  ) throws -> RunningProgram {
    try RunningProgram(
      ["--site", folder.path("public"), "--store", store ?? "sqlite:\(folder.path("store.sqlite"))", "--keys", keys.path, "--port", "0"] + arguments,
      environment: environment, launcher: launcher)
  }

  func store() throws -> PreferenceStore { try PreferenceStore(SQLiteBackend(path: folder.path("store.sqlite"))) }

  /// A link of somebody of their own.
  func token(_ profile: String, _ action: LinkAction = .optOut, expiresAt: UInt32? = nil, ring: KeyRing? = nil) throws -> String {
    try (ring ?? self.ring).sign(Link(action, profile: try #require(Profile.ID(profile)), expiresAt: expiresAt)).text
  }
}
