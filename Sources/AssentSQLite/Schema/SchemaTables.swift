/// The tables of the second step of the schema that removing personal data needs.
enum ErasureSchema {
  /// `erasure` holds entries of the history, `erased_record` the records that each emptied. A suppression's key is HMAC-SHA-256 of the profile's
  /// id under the store's secret.
  static let tables = """
    CREATE TABLE erasure (
      position INTEGER PRIMARY KEY CHECK (position > 0),
      id TEXT NOT NULL UNIQUE,
      time INTEGER NOT NULL,
      reason TEXT NOT NULL,
      actor TEXT,
      profile_key TEXT,
      state TEXT,
      digest TEXT NOT NULL,
      chain TEXT NOT NULL,
      CHECK ((profile_key IS NULL) = (state IS NULL))
    ) STRICT;
    CREATE TABLE erased_record (
      position INTEGER PRIMARY KEY REFERENCES consent_record (position),
      erasure INTEGER NOT NULL REFERENCES erasure (position),
      digest TEXT NOT NULL
    ) STRICT;
    CREATE INDEX erased_record_by_erasure ON erased_record (erasure, position);
    CREATE TABLE suppression (
      profile_key TEXT PRIMARY KEY,
      state TEXT NOT NULL,
      erasure INTEGER NOT NULL REFERENCES erasure (position)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE store_secret (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      suppression TEXT NOT NULL
    ) STRICT;
    CREATE TABLE evidence_network (
      position INTEGER PRIMARY KEY REFERENCES consent_record (position),
      time INTEGER NOT NULL,
      network TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evidence_network_by_time ON evidence_network (time);
    """

  /// A record may be updated in one way: emptied of what names a person, once an erasure names it. All else stays as it is.
  static let triggers = """
    CREATE TRIGGER consent_record_stays BEFORE UPDATE ON consent_record
    WHEN NOT (
      OLD.profile IS NOT NULL AND NEW.profile IS NULL AND NEW.salt IS NULL AND NEW.key_id IS NULL AND NEW.token_hash IS NULL
      AND NEW.reason IS NULL AND NEW.actor IS NULL AND NEW.state_before IS NULL AND NEW.state_after IS NULL
      AND NEW.position = OLD.position AND NEW.id = OLD.id AND NEW.submission = OLD.submission AND NEW.time = OLD.time
      AND NEW.choice = OLD.choice AND NEW.scope = OLD.scope AND NEW.method = OLD.method AND NEW.campaign IS OLD.campaign
      AND NEW.locale IS OLD.locale AND NEW.page_hash IS OLD.page_hash AND NEW.sources_hash IS OLD.sources_hash
      AND NEW.digest = OLD.digest AND NEW.chain = OLD.chain
      AND EXISTS (SELECT 1 FROM erased_record WHERE position = OLD.position)
    )
    BEGIN SELECT RAISE(ABORT, 'consent records are append-only'); END;
    CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER erasure_remains BEFORE DELETE ON erasure
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER erasure_is_new BEFORE INSERT ON erasure
    WHEN EXISTS (SELECT 1 FROM erasure WHERE id = NEW.id OR position = NEW.position)
      OR EXISTS (SELECT 1 FROM consent_record WHERE id = NEW.id OR position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER erased_record_stays BEFORE UPDATE ON erased_record
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER erased_record_remains BEFORE DELETE ON erased_record
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER erased_record_is_new BEFORE INSERT ON erased_record
    WHEN EXISTS (SELECT 1 FROM erased_record WHERE position = NEW.position)
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER store_secret_stays BEFORE UPDATE ON store_secret WHEN (SELECT position FROM history_head) > 0
    BEGIN SELECT RAISE(ABORT, 'the secret of a store with a history stays'); END;
    CREATE TRIGGER store_secret_remains BEFORE DELETE ON store_secret
    BEGIN SELECT RAISE(ABORT, 'the secret of a store stays'); END;
    """
}

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
