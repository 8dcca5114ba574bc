import AssentModel

/// Turns places of a page into lines of the files that it was made from.
struct FindingList {
  private let page: RenderedPage

  init(_ page: RenderedPage) { self.page = page }

  /// The findings in page order.
  func findings(_ entries: [Report.Entry]) -> [Finding] {
    let lineEnds = page.bytes.indices.filter { page.bytes[$0] == UInt8(ascii: "\n") }
    let located = entries.map { entry in (offset: offset(of: entry.place), entry: entry) }
    return located.enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map { _, item in
      let line = Self.count(of: lineEnds, before: item.offset) + 1
      return Finding(
        item.entry.rule.id, item.entry.rule.severity, at: location(ofLine: line), item.entry.message, hint: item.entry.hint)
    }
  }

  /// The byte at which a place begins. A well-formed start tag has no other `<` in it.
  private func offset(of place: Report.Place) -> Int {
    switch place {
    case .byte(let offset): return min(max(offset, 0), page.bytes.count)
    case .startTag(let end):
      let end = min(max(end, 0), page.bytes.count)
      return page.bytes[..<end].lastIndex(of: UInt8(ascii: "<")) ?? end
    }
  }

  private func location(ofLine line: Int) -> SourceLocation {
    page.origins.last { $0.pageLine == line }?.source ?? SourceLocation(page.path, line: line)
  }

  private static func count(of ascending: [Int], before offset: Int) -> Int {
    var (low, high) = (0, ascending.count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
