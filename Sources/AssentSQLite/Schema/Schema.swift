import AssentStore
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

/// The second step of the schema: positions without a gap, salts, and a chain of hashes over the records that are there.
struct ChainMigration {
  let database: Database

  func run() throws {
    try database.execute(sql: Self.tables)
    var head = HistoryHead.start
    var generator = SystemRandomNumberGenerator()
    let cursor = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, submission, '' AS salt, time, profile, choice, scope, method, campaign, locale, page_hash, sources_hash, key_id, token_hash,
          NULL, NULL, NULL, state_before, state_after
        FROM consent_record_1 ORDER BY sequence
        """)
    while let row = try cursor.next() {
      let entry = head.appending(try ConsentRecord(row: row, salt: RecordSalt(from: &generator)))
      try SQLiteChanges(database: database).insert(entry)
      head = entry.head
    }
    try database.execute(
      sql: "INSERT INTO history_head VALUES (1, ?, ?)", arguments: [head.position.rawValue, head.chain.description])
    try database.execute(sql: Self.preferences)
    try database.execute(sql: ErasureSchema.tables)
    try database.execute(
      sql: "INSERT INTO store_secret VALUES (1, ?)", arguments: [SuppressionSecret(from: &generator).text])
    try database.execute(sql: Self.triggers)
    try database.execute(sql: ErasureSchema.triggers)
  }

  private static let tables = """
    DROP TRIGGER consent_record_stays;
    DROP TRIGGER consent_record_remains;
    DROP TRIGGER consent_record_is_new;
    DROP INDEX consent_record_by_profile;
    ALTER TABLE consent_record RENAME TO consent_record_1;
    CREATE TABLE consent_record (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      id TEXT NOT NULL UNIQUE,
      submission TEXT NOT NULL,
      salt TEXT,
      time INTEGER NOT NULL,
      profile TEXT,
      choice TEXT NOT NULL CHECK (choice IN ('opt-in', 'opt-out')),
      scope INTEGER NOT NULL CHECK (scope BETWEEN 0 AND 65535),
      method TEXT NOT NULL,
      campaign INTEGER,
      locale TEXT,
      page_hash TEXT,
      sources_hash TEXT,
      key_id INTEGER,
      token_hash TEXT,
      reason TEXT,
      actor TEXT,
      state_before TEXT,
      state_after TEXT,
      digest TEXT NOT NULL,
      chain TEXT NOT NULL,
      CHECK ((profile IS NULL) = (salt IS NULL)),
      CHECK ((profile IS NULL) = (state_before IS NULL)),
      CHECK ((profile IS NULL) = (state_after IS NULL)),
      CHECK (profile IS NOT NULL OR (key_id IS NULL AND token_hash IS NULL AND reason IS NULL AND actor IS NULL))
    ) STRICT;
    CREATE INDEX consent_record_by_profile ON consent_record (profile, position) WHERE profile IS NOT NULL;
    CREATE TABLE history_head (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      position INTEGER NOT NULL,
      chain TEXT NOT NULL
    ) STRICT;
    """

  private static let preferences = """
    CREATE TABLE preference_2 (
      profile TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      last_record INTEGER NOT NULL REFERENCES consent_record (position)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO preference_2
    SELECT preference.profile, state, consent_record.position
    FROM preference
    JOIN consent_record_1 ON consent_record_1.sequence = preference.last_record
    JOIN consent_record ON consent_record.id = consent_record_1.id;
    DROP TABLE preference;
    ALTER TABLE preference_2 RENAME TO preference;
    DROP TABLE consent_record_1;
    """

  private static let triggers = """
    CREATE TRIGGER consent_record_remains BEFORE DELETE ON consent_record
    BEGIN SELECT RAISE(ABORT, 'consent records are append-only'); END;
    CREATE TRIGGER consent_record_is_new BEFORE INSERT ON consent_record
    WHEN EXISTS (SELECT 1 FROM consent_record WHERE id = NEW.id OR position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'consent records are append-only'); END;
    CREATE TRIGGER history_head_remains BEFORE DELETE ON history_head
    BEGIN SELECT RAISE(ABORT, 'the history goes on'); END;
    CREATE TRIGGER history_head_goes_on BEFORE UPDATE ON history_head WHEN NEW.position <= OLD.position OR NEW.id <> OLD.id
    BEGIN SELECT RAISE(ABORT, 'the history goes on'); END;
    """
}
