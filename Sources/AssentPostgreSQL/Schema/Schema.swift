/// The tables of the store, as steps that only go forward. A step that has been released is never changed.
///
/// They are those of the SQLite store. A step may be run again after it stopped half-way, where a server changes tables outside of transactions.
enum Schema {
  static let steps = [consentHistory + erasure, quarantine]

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
      salt text,
      time bigint NOT NULL,
      profile text,
      choice text NOT NULL CHECK (choice IN ('opt-in', 'opt-out')),
      scope integer NOT NULL CHECK (scope BETWEEN 0 AND 65535),
      method text NOT NULL,
      campaign bigint,
      locale text,
      page_hash text,
      sources_hash text,
      key_id smallint,
      token_hash text,
      reason text,
      actor text,
      state_before text,
      state_after text,
      digest text NOT NULL,
      chain text NOT NULL,
      CHECK ((profile IS NULL) = (salt IS NULL)),
      CHECK ((profile IS NULL) = (state_before IS NULL)),
      CHECK ((profile IS NULL) = (state_after IS NULL)),
      CHECK (profile IS NOT NULL OR (key_id IS NULL AND token_hash IS NULL AND reason IS NULL AND actor IS NULL))
    )
    """,
    "CREATE INDEX IF NOT EXISTS consent_record_by_profile ON consent_record (profile, position)",
    "CREATE TABLE IF NOT EXISTS preference (profile text PRIMARY KEY, state text NOT NULL, last_record bigint NOT NULL)",
    "CREATE TABLE IF NOT EXISTS history_head (id integer PRIMARY KEY CHECK (id = 1), position bigint NOT NULL, chain text NOT NULL)",
    "INSERT INTO history_head (id, position, chain) VALUES (1, 0, repeat('0', 64)) ON CONFLICT (id) DO NOTHING",
  ]

  /// `erasure` holds entries of the history, `erased_record` the records that each emptied. A suppression's key is HMAC-SHA-256 of the profile's
  /// id under the store's secret, which the migration adds.
  private static let erasure = [
    """
    CREATE TABLE IF NOT EXISTS erasure (
      position bigint PRIMARY KEY CHECK (position > 0),
      id uuid NOT NULL UNIQUE,
      time bigint NOT NULL,
      reason text NOT NULL,
      actor text,
      profile_key text,
      state text,
      digest text NOT NULL,
      chain text NOT NULL,
      CHECK ((profile_key IS NULL) = (state IS NULL))
    )
    """,
    "CREATE TABLE IF NOT EXISTS erased_record (position bigint PRIMARY KEY, erasure bigint NOT NULL, digest text NOT NULL)",
    "CREATE INDEX IF NOT EXISTS erased_record_by_erasure ON erased_record (erasure, position)",
    "CREATE TABLE IF NOT EXISTS suppression (profile_key text PRIMARY KEY, state text NOT NULL, erasure bigint NOT NULL)",
    "CREATE TABLE IF NOT EXISTS store_secret (id integer PRIMARY KEY CHECK (id = 1), suppression text NOT NULL)",
    "CREATE TABLE IF NOT EXISTS evidence_network (position bigint PRIMARY KEY, time bigint NOT NULL, network text NOT NULL)",
    "CREATE INDEX IF NOT EXISTS evidence_network_by_time ON evidence_network (time)",
  ]

  /// `quarantine_record` holds entries of the history, `quarantine_entry` what the last of them made of each address. Addresses sort by their bytes.
  private static let quarantine = [
    """
    CREATE TABLE IF NOT EXISTS quarantine_record (
      position bigint PRIMARY KEY CHECK (position > 0),
      id uuid NOT NULL UNIQUE,
      time bigint NOT NULL,
      channel smallint NOT NULL CHECK (channel BETWEEN 0 AND 4),
      address text COLLATE "C" NOT NULL CHECK (address <> ''),
      method text NOT NULL,
      reason text NOT NULL CHECK (reason <> ''),
      actor text,
      error_text text,
      report_hash text,
      state_before text,
      state_after text NOT NULL,
      digest text NOT NULL,
      chain text NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS quarantine_record_by_address ON quarantine_record (channel, address, position)",
    "CREATE INDEX IF NOT EXISTS quarantine_record_by_report ON quarantine_record (report_hash)",
    """
    CREATE TABLE IF NOT EXISTS quarantine_entry (
      channel smallint NOT NULL,
      address text COLLATE "C" NOT NULL,
      state text NOT NULL,
      last_record bigint NOT NULL,
      PRIMARY KEY (channel, address)
    )
    """,
  ]

  /// The tables of the store but that of its version.
  static let tables = [
    "consent_record", "preference", "history_head", "erasure", "erased_record", "suppression", "store_secret", "evidence_network",
    "quarantine_record", "quarantine_entry",
  ]
}
