import AssentModel
public import AssentPreferences

/// Reads a history once, from its start, for the figures.
public struct FigureCollector: Sendable {
  /// How many entries are read at a time, and so are in memory.
  private static let page = 2000

  private let reader: any PreferenceReader

  public init(reader: any PreferenceReader) { self.reader = reader }

  /// - Parameter progress: told how many entries were read, of how many.
  /// - Throws: ``StoreError``.
  public func figures(
    _ question: FigureQuestion, progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
  ) async throws(StoreError) -> Figures {
    let end = try await reader.head().position
    var fold = FigureFold(question)
    var position = HistoryPosition.start
    while position < end {
      let entries = try await reader.entries(after: position, limit: Self.page)
      guard let last = entries.last else { break }
      for entry in entries where entry.position <= end { fold.follow(entry) }
      position = last.position
      progress(position.rawValue, end.rawValue)
    }
    return fold.figures()
  }
}
