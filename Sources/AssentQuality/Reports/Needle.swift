/// A stretch of text that is looked for in lines, in time that grows with the line alone.
///
/// Source: Knuth, Morris and Pratt, 1977.
struct Needle: Sendable {
  let scalars: [Unicode.Scalar]
  /// For each length the longest shorter beginning that ends there as well.
  private let borders: [Int]

  init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    var borders = [Int](repeating: 0, count: scalars.count + 1)
    var border = 0
    for index in scalars.indices.dropFirst() {
      while border > 0, scalars[border] != scalars[index] { border = borders[border] }
      if scalars[border] == scalars[index] { border += 1 }
      borders[index + 1] = border
    }
    self.borders = borders
  }

  /// The first `limit` places that a condition allows, none of them over another.
  func ranges(in line: [Unicode.Scalar], from start: Int, limit: Int, where isAllowed: (Range<Int>) -> Bool) -> [Range<Int>] {
    guard !scalars.isEmpty, start >= 0, line.count - start >= scalars.count else { return [] }
    var ranges: [Range<Int>] = []
    var matched = 0
    for index in start..<line.count {
      while matched > 0, scalars[matched] != line[index] { matched = borders[matched] }
      if scalars[matched] == line[index] { matched += 1 }
      guard matched == scalars.count else { continue }
      let range = index + 1 - matched..<index + 1
      if isAllowed(range) {
        ranges.append(range)
        if ranges.count >= limit { break }
        matched = 0
      } else {
        matched = borders[matched]
      }
    }
    return ranges
  }
}
