/// How the rows of a sheet are written.
public enum SheetFormat: Hashable, Sendable {
  /// RFC 4180 with a header, and the byte that stands between fields: a comma, a semicolon, a tab.
  case csv(separator: UInt8)
  /// One JSON object per line. Source: <https://jsonlines.org>.
  case jsonLines

  /// CSV with commas.
  public static let csv = SheetFormat.csv(separator: UInt8(ascii: ","))
}
