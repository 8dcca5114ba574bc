import AssentPreferences

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
    case .uniqueViolation: self.init(.alreadyRecorded, subject, "another record has this id or position")
    case .queryCanceled, .lockNotAvailable:
      self.init(.unavailable, subject, "the server took too long: look at its load, and at who keeps history_head locked")
    case .serializationFailure, .deadlock:
      self.init(.unavailable, subject, "others wrote at the same time, again and again: run fewer handlers, or look at the server's load")
    default:
      self.init(
        .unavailable, subject,
        state.isOutOfResources
          ? "the server is out of disk, memory or connections (\(state)): make room"
          : "the server answered \(state): look it up in PostgreSQL's error codes, and at the server's log")
    }
  }
}
