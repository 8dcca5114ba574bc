/// The third step of the schema: what is known of addresses.
enum QuarantineSchema {
  /// `quarantine_record` holds entries of the history, `quarantine_entry` what the last of them made of each address. Channels are their numbers in
  /// the link token, states JSON in one spelling.
  static let tables = """
    CREATE TABLE quarantine_record (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      id TEXT NOT NULL UNIQUE,
      time INTEGER NOT NULL,
      channel INTEGER NOT NULL CHECK (channel BETWEEN 0 AND 4),
      address TEXT NOT NULL CHECK (address <> ''),
      method TEXT NOT NULL,
      reason TEXT NOT NULL CHECK (reason <> ''),
      actor TEXT,
      error_text TEXT,
      report_hash TEXT,
      state_before TEXT,
      state_after TEXT NOT NULL,
      digest TEXT NOT NULL,
      chain TEXT NOT NULL
    ) STRICT;
    CREATE INDEX quarantine_record_by_address ON quarantine_record (channel, address, position);
    CREATE INDEX quarantine_record_by_report ON quarantine_record (report_hash, channel, address) WHERE report_hash IS NOT NULL;
    CREATE TABLE quarantine_entry (
      channel INTEGER NOT NULL,
      address TEXT NOT NULL,
      state TEXT NOT NULL,
      last_record INTEGER NOT NULL REFERENCES quarantine_record (position),
      PRIMARY KEY (channel, address)
    ) STRICT, WITHOUT ROWID;
    """

  static let triggers = """
    CREATE TRIGGER quarantine_record_stays BEFORE UPDATE ON quarantine_record
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER quarantine_record_remains BEFORE DELETE ON quarantine_record
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER quarantine_record_is_new BEFORE INSERT ON quarantine_record
    WHEN EXISTS (SELECT 1 FROM quarantine_record WHERE id = NEW.id OR position = NEW.position)
      OR EXISTS (SELECT 1 FROM consent_record WHERE id = NEW.id OR position = NEW.position)
      OR EXISTS (SELECT 1 FROM erasure WHERE id = NEW.id OR position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER quarantine_entry_remains BEFORE DELETE ON quarantine_entry
    BEGIN SELECT RAISE(ABORT, 'what is known of an address stays'); END;
    """
}
