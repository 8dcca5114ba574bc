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

  /// Whether one submission of a batch may be the reason, so that the others are worth another try.
  var isAboutData: Bool {
    if case .refused(let state) = self { state.isAboutData } else { false }
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
