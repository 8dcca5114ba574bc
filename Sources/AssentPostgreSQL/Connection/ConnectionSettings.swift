import AssentStore
import CPostgreSQL

/// What every connection of a store is made with.
struct ConnectionSettings: Sendable {
  let location: PostgreSQLLocation
  let connectTimeout: Duration
  let statementTimeout: Duration
  private let secrets: [String]

  /// - Throws: ``StoreError`` with the code `badLocation` when the client library can't read the URL.
  init(location: PostgreSQLLocation, options: PostgreSQLOptions) throws(StoreError) {
    // Its own message would repeat the text, with the password.
    guard let values = Self.parse(location.url) else {
      throw StoreError(
        .badLocation, location.description,
        "the connection URL can't be read: percent-encode what is special in it, and look at the names of its settings")
    }
    self.location = location
    self.statementTimeout = options.statementTimeout
    self.connectTimeout = values["connect_timeout"].flatMap { Int($0) }.flatMap { $0 > 0 ? .seconds(max(2, $0)) : nil } ?? options.connectTimeout
    self.secrets = ["password", "sslpassword"].compactMap { values[$0] }.filter { !$0.isEmpty }
  }

  /// The message without passwords, and on one line.
  func redacted(_ message: String) -> String {
    let hidden = secrets.reduce(message) { text, secret in text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…") }
    return hidden.split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.joined(separator: "; ")
  }

  /// The settings that a URL gives; `nil` when it can't be read.
  private static func parse(_ url: String) -> [String: String]? {
    guard let options = unsafe PQconninfoParse(url, nil) else { return nil }
    defer { unsafe PQconninfoFree(options) }
    var values: [String: String] = [:]
    var option = unsafe options
    while let keyword = unsafe option.pointee.keyword {
      if let value = unsafe option.pointee.val { values[unsafe String(cString: keyword)] = unsafe String(cString: value) }
      unsafe option += 1
    }
    return values
  }
}

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
