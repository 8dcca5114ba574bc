/// How patient a store is with its server.
public struct PostgreSQLOptions: Hashable, Sendable {
  /// How long a connection may take, unless the URL says `connect_timeout`.
  public var connectTimeout: Duration
  /// How long a statement may take before the server ends it.
  public var statementTimeout: Duration
  /// How long a choice waits for a server that was just there, before it fails.
  public var patience: Duration
  /// How many connections read at once.
  public var readers: Int

  public init(
    connectTimeout: Duration = .seconds(5), statementTimeout: Duration = .seconds(5), patience: Duration = .seconds(3), readers: Int = 4
  ) {
    self.connectTimeout = connectTimeout
    self.statementTimeout = statementTimeout
    self.patience = patience
    self.readers = max(1, readers)
  }
}
