import AssentStore
import Foundation
import GRDB
import Glibc

/// The file of a store: what must hold before it is used.
struct StoreFile {
  let path: String

  /// Opens or makes the file and brings its tables up to date.
  ///
  /// SQLite doesn't wait for another program that turns the write-ahead log on at the same moment: then it's tried again for as long as locks
  /// are waited for.
  func open() throws(StoreError) -> DatabasePool {
    try checkPlace()
    let end = ContinuousClock.now + .seconds(Self.lockTimeout)
    while true {
      do {
        return try openOnce()
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && ContinuousClock.now < end {
        usleep(20_000)
      } catch {
        throw StoreError(error, path: path)
      }
    }
  }

  /// How many seconds another program's lock is waited for.
  private static let lockTimeout = 5

  private func openOnce() throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration)
    // GRDB sets NORMAL when it turns the write-ahead log on, after the configuration was applied.
    try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    try checkContent(pool)
    do {
      try Schema.migrator.migrate(pool)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR || error.resultCode == .SQLITE_CONSTRAINT {
      // Another handler that started at the same moment made the tables first.
      try Schema.migrator.migrate(pool)
    }
    return pool
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "assent"
    configuration.busyMode = .timeout(TimeInterval(Self.lockTimeout))
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // For a new file. A choice changes a row at a random place of two indexes, and half the page is half the bytes to write for it.
      try database.execute(sql: "PRAGMA page_size = 2048")
      // 16 MiB of log: pages that change again and again are copied into the database less often.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 8192")
    }
    return configuration
  }

  private func checkPlace() throws(StoreError) {
    var isFolder: ObjCBool = false
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard unsafe FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw StoreError(.folderMissing, path, "the folder \(folder) isn't there: make it, or name another file with --store sqlite:PATH")
    }
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
    guard !isFolder.boolValue else {
      throw StoreError(.cannotOpen, path, "this is a folder: name a file in it, such as sqlite:\(path)/assent.sqlite")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw StoreError(.cannotOpen, path, "the file can't be read: let this program read and write it and its folder")
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw StoreError(.readOnly, path, "the file can be read and not written: let this program write it and its folder")
    }
  }

  /// Refuses tables that a newer version made, and those of another program.
  private func checkContent(_ pool: DatabasePool) throws {
    let (isNewer, isForeign) = try pool.read { database in
      let isStore = try database.tableExists("grdb_migrations")
      return (
        try isStore && Schema.migrator.hasBeenSuperseded(database),
        try !isStore && Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0 > 0
      )
    }
    if isNewer {
      throw StoreError(.newerSchema, path, "a newer version of Assent made this store: update this program")
    }
    if isForeign {
      throw StoreError(.notAStore, path, "this database belongs to another program: name another file with --store sqlite:PATH")
    }
  }
}
