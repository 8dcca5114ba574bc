import AssentLocalization
import AssentModel

/// The texts of one string as a translator's file has them.
struct ReadUnit: Hashable, Sendable {
  let key: String
  private(set) var segments: [ReadSegment]

  var location: SourceLocation { segments[0].location }

  /// The state of the text that is furthest from done.
  var state: TranslationState { TranslationState.lowest(segments.filter(\.hasText).map(\.state)) ?? .new }
  var isStale: Bool { segments.contains(where: \.isStale) }
  var hasCurrentState: Bool { segments.allSatisfy(\.hasCurrentState) }
  var fingerprint: String? { segments.lazy.compactMap(\.fingerprint).first }
  var translatedFrom: String? { segments.lazy.compactMap(\.translatedFrom).first }
  var hasText: Bool { segments.contains(where: \.hasText) }

  /// Puts the texts of a string together, in the order of the file, wherever they stand in it.
  static func units(of segments: [ReadSegment]) -> [ReadUnit] {
    var units: [ReadUnit] = []
    var indices: [String: Int] = [:]
    for segment in segments {
      if let index = indices[segment.name.key] {
        units[index].segments.append(segment)
      } else {
        indices[segment.name.key] = units.count
        units.append(ReadUnit(key: segment.name.key, segments: [segment]))
      }
    }
    return units
  }
}

extension ReadSegment {
  var hasText: Bool { target.map { !$0.isEmpty } ?? false }
}
