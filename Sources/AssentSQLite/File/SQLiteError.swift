import AssentStore
import GRDB

extension StoreError {
  static func readOnly(_ path: String) -> StoreError {
    StoreError(.readOnly, path, "the database can be read and not written: let this program write the file and its folder")
  }

  /// Says in a sentence what SQLite, or reading a row, said in a code. Values and statements stay out of it.
  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self.init(.corrupt, path, "a row holds a value that this program didn't write: restore the file from a backup")
      return
    }
    switch error.resultCode {
    case .SQLITE_NOTADB:
      self.init(.notAStore, path, "this file is not an SQLite database: name another one with --store sqlite:PATH")
    case .SQLITE_CORRUPT:
      self.init(.corrupt, path, "the database is damaged: restore it from a backup")
    case .SQLITE_READONLY:
      self = .readOnly(path)
    case .SQLITE_CANTOPEN, .SQLITE_AUTH, .SQLITE_PERM:
      self.init(.cannotOpen, path, "the file can't be opened: let this program read and write it and its folder")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.unavailable, path, "another program keeps the database locked: end it, or wait")
    case .SQLITE_CONSTRAINT:
      self = .alreadyRecorded(path)
    case .SQLITE_FULL:
      self.init(.unavailable, path, "the disk is full: make room")
    default:
      self.init(.unavailable, path, "SQLite answered \(error.extendedResultCode.rawValue): look at the disk and the file")
    }
  }
}
