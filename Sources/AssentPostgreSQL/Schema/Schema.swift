/// The tables of the store, as steps that only go forward. A step that has been released is never changed.
///
/// They are those of the SQLite store. A step may be run again after it stopped half-way, where a server changes tables outside of transactions.
enum Schema {
  static let steps = [consentHistory]

  static let version = Int64(steps.count)

  /// Times are milliseconds since 1970 UTC, scopes and campaigns the numbers of the link token, states JSON in one spelling, hashes lower-case
  /// hexadecimal.
  ///
  /// A state doesn't refer to its record by a foreign key: checking it would lock, and so write, each record once more. `assent store verify`
  /// compares them.
  private static let consentHistory = [
    """
    CREATE TABLE IF NOT EXISTS consent_record (
      position bigint PRIMARY KEY CHECK (position > 0),
      id uuid NOT NULL UNIQUE,
      submission uuid NOT NULL,
      salt text NOT NULL,
      time bigint NOT NULL,
      profile text NOT NULL,
      choice text NOT NULL CHECK (choice IN ('opt-in', 'opt-out')),
      scope integer NOT NULL CHECK (scope BETWEEN 0 AND 65535),
      method text NOT NULL,
      campaign bigint,
      locale text,
      page_hash text,
      sources_hash text,
      key_id smallint,
      token_hash text,
      network text,
      reason text,
      actor text,
      state_before text NOT NULL,
      state_after text NOT NULL,
      digest text NOT NULL,
      chain text NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS consent_record_by_profile ON consent_record (profile, position)",
    "CREATE TABLE IF NOT EXISTS preference (profile text PRIMARY KEY, state text NOT NULL, last_record bigint NOT NULL)",
    "CREATE TABLE IF NOT EXISTS history_head (id integer PRIMARY KEY CHECK (id = 1), position bigint NOT NULL, chain text NOT NULL)",
    "INSERT INTO history_head (id, position, chain) VALUES (1, 0, repeat('0', 64)) ON CONFLICT (id) DO NOTHING",
  ]

  /// What keeps the history append-only where the server takes it: the owner gives up changing records, and triggers refuse it to everyone.
  static let protections = [
    "REVOKE UPDATE, DELETE, TRUNCATE ON consent_record FROM CURRENT_USER",
    """
    CREATE OR REPLACE FUNCTION consent_record_stays() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'consent records are append-only'; END $$
    """,
    """
    CREATE OR REPLACE FUNCTION history_goes_on() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the history goes on'; END $$
    """,
    "DROP TRIGGER IF EXISTS consent_record_stays ON consent_record",
    """
    CREATE TRIGGER consent_record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_record
    FOR EACH STATEMENT EXECUTE FUNCTION consent_record_stays()
    """,
    "DROP TRIGGER IF EXISTS history_head_remains ON history_head",
    "CREATE TRIGGER history_head_remains BEFORE DELETE OR TRUNCATE ON history_head FOR EACH STATEMENT EXECUTE FUNCTION history_goes_on()",
    "DROP TRIGGER IF EXISTS history_head_goes_on ON history_head",
    """
    CREATE TRIGGER history_head_goes_on BEFORE UPDATE ON history_head FOR EACH ROW
    WHEN (NEW.position <= OLD.position OR NEW.id <> OLD.id) EXECUTE FUNCTION history_goes_on()
    """,
  ]
}
