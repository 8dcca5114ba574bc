/// What keeps the history append-only where the server takes it: the owner gives up changing records, and triggers refuse it to everyone.
enum SchemaProtection {
  /// The triggers with their tables.
  static let triggers = [
    ("consent_record_stays", "consent_record"), ("consent_record_remains", "consent_record"), ("history_head_remains", "history_head"),
    ("history_head_goes_on", "history_head"), ("erasure_stays", "erasure"), ("erased_record_stays", "erased_record"),
    ("store_secret_stays", "store_secret"), ("store_secret_remains", "store_secret"), ("quarantine_record_stays", "quarantine_record"),
    ("quarantine_entry_remains", "quarantine_entry"),
  ]

  static let statements = privileges + functions + triggers.map { "DROP TRIGGER IF EXISTS \($0) ON \($1)" } + definitions

  private static let privileges = [
    "REVOKE UPDATE, DELETE, TRUNCATE ON consent_record, erasure, erased_record, quarantine_record FROM CURRENT_USER",
    "GRANT UPDATE (profile, salt, key_id, token_hash, reason, actor, state_before, state_after) ON consent_record TO CURRENT_USER",
  ]

  /// A record may be updated in one way: emptied of what names a person, once an erasure names it. All else stays as it is.
  private static let functions = [
    """
    CREATE OR REPLACE FUNCTION consent_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE is_erased boolean;
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.erased_record WHERE position = $1)', TG_TABLE_SCHEMA) INTO is_erased USING OLD.position;
        IF is_erased AND OLD.profile IS NOT NULL AND NEW.profile IS NULL AND NEW.salt IS NULL AND NEW.key_id IS NULL AND NEW.token_hash IS NULL
          AND NEW.reason IS NULL AND NEW.actor IS NULL AND NEW.state_before IS NULL AND NEW.state_after IS NULL
          AND NEW.position = OLD.position AND NEW.id = OLD.id AND NEW.submission = OLD.submission AND NEW.time = OLD.time
          AND NEW.choice = OLD.choice AND NEW.scope = OLD.scope AND NEW.method = OLD.method AND NEW.campaign IS NOT DISTINCT FROM OLD.campaign
          AND NEW.locale IS NOT DISTINCT FROM OLD.locale AND NEW.page_hash IS NOT DISTINCT FROM OLD.page_hash
          AND NEW.sources_hash IS NOT DISTINCT FROM OLD.sources_hash AND NEW.digest = OLD.digest AND NEW.chain = OLD.chain
        THEN RETURN NEW; END IF;
      END IF;
      RAISE EXCEPTION 'consent records are append-only';
    END $$
    """,
    """
    CREATE OR REPLACE FUNCTION history_goes_on() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the history goes on'; END $$
    """,
    """
    CREATE OR REPLACE FUNCTION store_secret_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE has_history boolean;
    BEGIN
      EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I.history_head WHERE position > 0)', TG_TABLE_SCHEMA) INTO has_history;
      IF has_history THEN RAISE EXCEPTION 'the secret of a store with a history stays'; END IF;
      RETURN NEW;
    END $$
    """,
  ]

  private static let definitions = [
    "CREATE TRIGGER consent_record_stays BEFORE UPDATE ON consent_record FOR EACH ROW EXECUTE FUNCTION consent_record_stays()",
    """
    CREATE TRIGGER consent_record_remains BEFORE DELETE OR TRUNCATE ON consent_record
    FOR EACH STATEMENT EXECUTE FUNCTION consent_record_stays()
    """,
    "CREATE TRIGGER history_head_remains BEFORE DELETE OR TRUNCATE ON history_head FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()",
    """
    CREATE TRIGGER history_head_goes_on BEFORE UPDATE ON history_head FOR EACH ROW
    WHEN (NEW.position <= OLD.position OR NEW.id <> OLD.id) EXECUTE FUNCTION history_goes_on()
    """,
    "CREATE TRIGGER erasure_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON erasure FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()",
    """
    CREATE TRIGGER erased_record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON erased_record
    FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()
    """,
    "CREATE TRIGGER store_secret_stays BEFORE UPDATE ON store_secret FOR EACH ROW EXECUTE FUNCTION store_secret_stays()",
    """
    CREATE TRIGGER quarantine_record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON quarantine_record
    FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()
    """,
    "CREATE TRIGGER quarantine_entry_remains BEFORE DELETE OR TRUNCATE ON quarantine_entry FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()",
    "CREATE TRIGGER store_secret_remains BEFORE DELETE OR TRUNCATE ON store_secret FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()",
  ]
}
