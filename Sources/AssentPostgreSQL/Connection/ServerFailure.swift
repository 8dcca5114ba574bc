import AssentStore

/// Why the server didn't do what it was asked.
enum ServerFailure: Error, Hashable {
  /// There is no connection, or it broke: what was under way may have been done or not. The reason is the client library's, without passwords.
  case disconnected(String)
  /// The server refused a statement, and nothing of its transaction is kept.
  case refused(SQLState)
  /// A value isn't one that the store wrote.
  case unreadable
  /// What the store itself found.
  case store(StoreFailure)

  /// Whether the same may succeed a moment later.
  var isTransient: Bool {
    switch self {
    case .disconnected: true
    case .refused(let state): state.isTransient
    case .unreadable, .store: false
    }
  }
}

/// What the store itself finds about the server's tables.
enum StoreFailure: Hashable {
  /// A newer version made the tables: the number of their schema.
  case newerSchema
  /// The tables are those of another program.
  case foreignTables
}

/// The code of an error.
///
/// Source: PostgreSQL 15, appendix A.
struct SQLState: Hashable, CustomStringConvertible {
  let description: String

  init(_ text: String) { description = text }

  static let serializationFailure = SQLState("40001")
  static let deadlock = SQLState("40P01")
  /// Sent by distributed clusters: the transaction may have been committed.
  static let completionUnknown = SQLState("40003")
  static let uniqueViolation = SQLState("23505")
  static let readOnlyTransaction = SQLState("25006")
  static let insufficientPrivilege = SQLState("42501")
  static let undefinedTable = SQLState("42P01")
  static let duplicateTable = SQLState("42P07")
  static let queryCanceled = SQLState("57014")
  static let lockNotAvailable = SQLState("55P03")
  static let internalError = SQLState("XX000")

  var isTransient: Bool { self == .serializationFailure || self == .deadlock || self == .completionUnknown }

  /// Data exceptions and constraints.
  var isAboutData: Bool { description.hasPrefix("22") || description.hasPrefix("23") }

  /// The server ends the session: connection exceptions, shutdown, crash, start.
  var endsSession: Bool { description.hasPrefix("08") || description.hasPrefix("57P") }

  /// Disk, memory or connections are used up.
  var isOutOfResources: Bool { description.hasPrefix("53") }
}

extension StoreError {
  /// Says in a sentence what the server said in a code. Values and statements stay out of it.
  init(_ failure: ServerFailure, location: PostgreSQLLocation) {
    let subject = location.description
    switch failure {
    case .disconnected(let reason):
      self.init(.unavailable, subject, "the server can't be reached (\(reason)): start it, or correct the connection URL")
    case .unreadable:
      self.init(.corrupt, subject, "a row holds a value that this program didn't write: restore the database from a backup")
    case .store(.newerSchema):
      self.init(.newerSchema, subject, "a newer version of Assent made this store: update this program")
    case .store(.foreignTables):
      self.init(.notAStore, subject, "tables of another program have the names of Assent's here: name another database or schema")
    case .refused(let state): self.init(state, subject: subject)
    }
  }

  init(_ failure: WriteFailure, location: PostgreSQLLocation) {
    switch failure {
    case .failed(let failure): self.init(failure, location: location)
    case .unknown:
      self.init(
        .outcomeUnknown, location.description,
        "the connection broke while a choice was committed, and the server hasn't come back: whether it was recorded shows once it is there")
    }
  }

  private init(_ state: SQLState, subject: String) {
    switch state {
    case .readOnlyTransaction:
      self.init(
        .readOnly, subject, "the server takes no changes: connect to the primary, for one of several hosts by target_session_attrs=read-write")
    case .insufficientPrivilege:
      self.init(
        .readOnly, subject,
        "the role lacks a privilege: let it SELECT and INSERT on consent_record, evidence_network and quarantine_record, SELECT, INSERT and UPDATE on preference and "
          + "quarantine_entry, SELECT and UPDATE on history_head, SELECT on erasure, erased_record, suppression, store_secret and schema_version; only the owner makes the "
          + "tables and erases")
    case .undefinedTable: self.init(.notAStore, subject, "the tables of the store are gone: restore the database from a backup")
    case .uniqueViolation: self = .alreadyRecorded(subject)
    case .queryCanceled, .lockNotAvailable:
      self.init(.unavailable, subject, "the server took too long: look at its load, and at who keeps history_head locked")
    case .serializationFailure, .deadlock:
      self.init(.unavailable, subject, "others wrote at the same time, again and again: run fewer handlers, or look at the server's load")
    case _ where state.isAboutData:
      self.init(.badValue, subject, "a value holds what the database can't keep (\(state)), such as the character NUL: correct it")
    default:
      self.init(
        .unavailable, subject,
        state.isOutOfResources
          ? "the server is out of disk, memory or connections (\(state)): make room"
          : "the server answered \(state): look it up in PostgreSQL's error codes, and at the server's log")
    }
  }
}
