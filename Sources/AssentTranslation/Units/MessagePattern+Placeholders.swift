import AssentLocalization

extension MessagePattern {
  /// The names of the places to fill in their order, each as often as it occurs.
  var orderedPlaceholders: [String] {
    parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }
}

extension Array where Element: Hashable {
  /// Each element once, where it occurs first.
  var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
