public import AssentLocalization
import AssentModel

/// Records which source text translations were made from.
public struct TableSync: Sendable {
  /// The entries that get today's fingerprint, in the order of the source table.
  public let edits: [StringEdit]
  /// The stale ones that stay so: nobody said that they still hold.
  public let stale: [StringKey]
  /// The keys that were named and that the locale doesn't have.
  public let unknown: [StringKey]

  /// Which stale entries somebody has reviewed.
  public enum Reviewed: Hashable, Sendable {
    /// None: only entries without a fingerprint get one.
    case none
    case keys(Set<StringKey>)
    case all
  }

  public init(source: StringTable, target: StringTable, reviewed: Reviewed) {
    var edits: [StringEdit] = []
    var stale: [StringKey] = []
    for original in source.orderedEntries {
      guard let entry = target.entries[original.key] else { continue }
      let today = Fingerprint(of: original.message)
      guard entry.sourceFingerprint != today else { continue }
      let isReviewed =
        switch reviewed {
        case .none: false
        case .keys(let keys): keys.contains(entry.key)
        case .all: true
        }
      if entry.sourceFingerprint == nil || isReviewed {
        edits.append(StringEdit(key: entry.key, source: today))
      } else {
        stale.append(entry.key)
      }
    }
    self.edits = edits
    self.stale = stale
    if case .keys(let keys) = reviewed {
      unknown = keys.filter { target.entries[$0] == nil || source.entries[$0] == nil }.sorted()
    } else {
      unknown = []
    }
  }
}
