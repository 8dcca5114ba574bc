import AssentLocalization

/// The ids of the placeholders of a text: the same in source and target for the same occurrence of a name.
struct InlineIDs {
  private var ids: [String: [Int]] = [:]
  private var used: [String: Int] = [:]
  private var last = 0

  init(_ source: MessagePattern) {
    for case .placeholder(let name) in source.parts {
      last += 1
      ids[name, default: []].append(last)
    }
  }

  /// The id of the next occurrence of a name.
  mutating func next(_ name: String) -> Int {
    let occurrence = used[name, default: 0]
    used[name] = occurrence + 1
    if let known = ids[name], known.indices.contains(occurrence) { return known[occurrence] }
    last += 1
    return last
  }

  /// Begins another text.
  mutating func restart() { used = [:] }
}
