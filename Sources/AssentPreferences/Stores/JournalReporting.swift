/// A store that keeps choices in a journal while its database is away.
public protocol JournalReporting: Sendable {
  /// How the journal and the database are now. Asks no database.
  var journalState: JournalState { get }
}
