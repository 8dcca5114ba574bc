/// Where a store is, as flags and the environment name it.
public enum StoreLocation: Hashable, Sendable, CustomStringConvertible {
  /// `sqlite:PATH`: a file, made when it isn't there.
  case sqlite(path: String)
  /// `postgresql://USER@HOST/DATABASE`: a PostgreSQL server, or a cluster that speaks its protocol.
  case postgresql(PostgreSQLLocation)

  /// - Throws: `badLocation` when the text names no store.
  public init(_ text: String) throws(StoreError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch parts.count == 2 ? String(parts[0]) : "" {
    case "sqlite":
      guard !parts[1].isEmpty, !parts[1].utf8.contains(0) else {
        throw StoreError(.badLocation, "'sqlite:'", "the path of the file is missing: write sqlite:PATH, such as sqlite:assent.sqlite")
      }
      self = .sqlite(path: String(parts[1]))
    case "postgresql", "postgres":
      self = .postgresql(try PostgreSQLLocation(text))
    default:
      throw StoreError(
        .badLocation, "'\(parts.count == 2 ? "\(parts[0]):" : text)'",
        "this names no store: write sqlite:PATH, such as sqlite:assent.sqlite, or postgresql://USER@HOST/DATABASE")
    }
  }

  public var description: String {
    switch self {
    case .sqlite(let path): "sqlite:\(path)"
    case .postgresql(let location): location.description
    }
  }
}

/// The connection URL of a PostgreSQL server. No description, dump or mirror shows its passwords.
///
/// Source: PostgreSQL 15, section 34.1.1.2.
public struct PostgreSQLLocation: Hashable, Sendable {
  /// The URL with its passwords, for the server alone.
  public let url: String
  /// The URL without them.
  public let description: String

  /// - Throws: `badLocation` when the text is no such URL, or when its password would be taken for a part of the host.
  public init(_ url: String) throws(StoreError) {
    guard let start = ["postgresql://", "postgres://"].first(where: url.hasPrefix), !url.utf8.contains(0) else {
      throw StoreError(.badLocation, "'postgresql:'", "this is no connection URL: write postgresql://USER@HOST/DATABASE")
    }
    let rest = url.dropFirst(start.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard authority.count(where: { $0 == "@" }) < 2 else {
      throw StoreError(.badLocation, "'postgresql:'", "there are two @ in the connection URL: write %40 for one in the user or password")
    }
    let path = rest.dropFirst(authority.count).prefix { $0 != "?" }
    guard !path.contains("@") else {
      throw StoreError(.badLocation, "'postgresql:'", "there is an @ after a / in the connection URL: write %2F for a / in the user or password")
    }
    self.url = url
    self.description = start + Self.withoutPassword(authority) + path + Self.withoutPasswords(rest.dropFirst(authority.count + path.count))
  }

  private static func withoutPassword(_ authority: Substring) -> String {
    guard let at = authority.firstIndex(of: "@") else { return String(authority) }
    return String(authority[..<at].prefix { $0 != ":" }) + authority[at...]
  }

  private static func withoutPasswords(_ query: Substring) -> String {
    let settings = query.dropFirst().split(separator: "&").filter { setting in
      // A name may be percent-encoded as well: only what is plainly something else is shown.
      let name = setting.prefix { $0 != "=" }.lowercased()
      return !name.contains("password") && !name.contains("%")
    }
    return settings.isEmpty ? "" : "?" + settings.joined(separator: "&")
  }
}

extension PostgreSQLLocation: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
