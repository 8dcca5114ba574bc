import GRDB

/// The tables of the store, as steps that only go forward. A step that has been released is never changed.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 consent records and preferences") { database in
      try database.execute(sql: consentRecords)
      try database.execute(sql: preferences)
    }
    migrator.registerMigration("2 a chained history") { try ChainMigration(database: $0).run() }
    migrator.registerMigration("3 quarantine") { database in
      try database.execute(sql: QuarantineSchema.tables)
      try database.execute(sql: QuarantineSchema.triggers)
    }
    return migrator
  }

  /// Times are milliseconds since 1970 UTC, scopes and campaigns the numbers of the link token, states JSON, hashes lower-case hexadecimal.
  private static let consentRecords = """
    CREATE TABLE consent_record (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      submission TEXT NOT NULL,
      time INTEGER NOT NULL,
      profile TEXT NOT NULL,
      choice TEXT NOT NULL CHECK (choice IN ('opt-in', 'opt-out')),
      scope INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 65535),
      method TEXT NOT NULL,
      campaign INTEGER,
      locale TEXT,
      page_hash TEXT,
      sources_hash TEXT,
      key_id INTEGER,
      token_hash TEXT,
      state_before TEXT NOT NULL,
      state_after TEXT NOT NULL
    ) STRICT;
    CREATE INDEX consent_record_by_profile ON consent_record (profile, sequence);
    CREATE TRIGGER consent_record_stays BEFORE UPDATE ON consent_record
    BEGIN SELECT RAISE(ABORT, 'consent records are append-only'); END;
    CREATE TRIGGER consent_record_remains BEFORE DELETE ON consent_record
    BEGIN SELECT RAISE(ABORT, 'consent records are append-only'); END;
    CREATE TRIGGER consent_record_is_new BEFORE INSERT ON consent_record
    WHEN EXISTS (SELECT 1 FROM consent_record WHERE id = NEW.id OR sequence = NEW.sequence)
    BEGIN SELECT RAISE(ABORT, 'consent records are append-only'); END;
    """

  private static let preferences = """
    CREATE TABLE preference (
      profile TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      last_record INTEGER NOT NULL REFERENCES consent_record (sequence)
    ) STRICT, WITHOUT ROWID;
    """
}
