public import AssentLocalization
import AssentModel

/// The order and the paragraphs of the source table, which translated tables follow.
public struct TableOrder: Sendable {
  let keys: [StringKey]
  /// The keys with an empty line above them.
  let paragraphStarts: Set<StringKey>

  public init(_ source: StringTable, text: String) {
    let lines = TextLines(text).lines
    let entries = source.orderedEntries
    keys = entries.map(\.key)
    paragraphStarts = Set(
      entries.filter { entry in
        var line = (entry.location.line ?? 1) - 2
        // Comments above a key belong to it.
        while lines.indices.contains(line), lines[line].content.first(where: { $0 != " " }) == "#" { line -= 1 }
        return lines.indices.contains(line) && lines[line].isBlank
      }.map(\.key))
  }
}
