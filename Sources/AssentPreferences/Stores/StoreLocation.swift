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
