/// What became of the rows of a sheet.
public struct LinkSheetCounts: Hashable, Sendable {
  /// Rows with their links in the output.
  public var written = 0
  /// Bad rows that were left out.
  public var skipped = 0
  /// Rows whose profile id looks like an e-mail address or a phone number; see ``ProfileIDWarning``.
  public var addressLike = 0

  public init() {}

  static func += (left: inout LinkSheetCounts, right: LinkSheetCounts) {
    left.written += right.written
    left.skipped += right.skipped
    left.addressLike += right.addressLike
  }
}
