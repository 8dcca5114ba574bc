import AssentModel

/// Finds which items of two sequences correspond, in order, by how alike they are.
enum SequenceAlignment {
  /// With more cells than this the ends alone are compared: the time grows with the product of the lengths.
  private static let mostCells = 250_000

  /// The pairs, ascending on both sides, whose scores have the greatest sum; items without a counterpart are left out.
  ///
  /// - Parameter score: how alike two items are, by their indices; 0 or less for two that can't correspond.
  static func pairs(_ first: Int, _ second: Int, score: (Int, Int) -> Int) -> [(Int, Int)] {
    guard first > 0, second > 0 else { return [] }
    guard first <= mostCells / second else { return ends(first, second, score: score) }
    let width = second + 1
    var best = [Int](repeating: 0, count: (first + 1) * width)
    var scores = [Int](repeating: 0, count: first * second)
    for row in (0..<first).reversed() {
      for column in (0..<second).reversed() {
        let value = score(row, column)
        scores[row * second + column] = value
        let skipped = max(best[(row + 1) * width + column], best[row * width + column + 1])
        best[row * width + column] = value > 0 ? max(skipped, value + best[(row + 1) * width + column + 1]) : skipped
      }
    }
    var pairs: [(Int, Int)] = []
    var row = 0
    var column = 0
    while row < first, column < second {
      let value = scores[row * second + column]
      let here = best[row * width + column]
      if value > 0, here == value + best[(row + 1) * width + column + 1] {
        pairs.append((row, column))
        row += 1
        column += 1
      } else if here == best[(row + 1) * width + column] {
        row += 1
      } else {
        column += 1
      }
    }
    return pairs
  }

  private static func ends(_ first: Int, _ second: Int, score: (Int, Int) -> Int) -> [(Int, Int)] {
    let shorter = min(first, second)
    var front = 0
    while front < shorter, score(front, front) > 0 { front += 1 }
    var back = 0
    while back < shorter - front, score(first - 1 - back, second - 1 - back) > 0 { back += 1 }
    return (0..<front).map { ($0, $0) } + (0..<back).reversed().map { (first - 1 - $0, second - 1 - $0) }
  }
}

/// How the items of a page differ from those of its counterpart, told apart by a key.
struct ListDifference<Item: Sendable>: Sendable {
  /// Those of the counterpart that the page lacks.
  private(set) var missing: [Item] = []
  /// Those of the page that the counterpart lacks.
  private(set) var extra: [Item] = []
  /// Those of the page that stand elsewhere in the counterpart.
  private(set) var moved: [Item] = []
  /// Those with the same key, in the order of the page.
  private(set) var pairs: [(page: Item, original: Item)] = []

  init(_ page: [Item], _ original: [Item], key: (Item) -> String) {
    let keys = page.map(key)
    let originalKeys = original.map(key)
    if keys == originalKeys {
      pairs = Array(zip(page, original)).map { ($0.0, $0.1) }
      return
    }
    var waiting: [String: [Int]] = [:]
    for index in originalKeys.indices.reversed() { waiting[originalKeys[index], default: []].append(index) }
    var matched: [(page: Int, original: Int)] = []
    for index in page.indices {
      if let other = waiting[keys[index]]?.popLast() {
        matched.append((index, other))
        pairs.append((page[index], original[other]))
      } else {
        extra.append(page[index])
      }
    }
    missing = waiting.values.flatMap { $0 }.sorted().map { original[$0] }
    let kept = Self.ascending(matched.map(\.original))
    moved = matched.indices.filter { !kept.contains($0) }.map { page[matched[$0].page] }
  }

  /// The positions of a longest ascending subsequence.
  private static func ascending(_ numbers: [Int]) -> Set<Int> {
    var tails: [Int] = []
    var previous = [Int?](repeating: nil, count: numbers.count)
    for (index, number) in numbers.enumerated() {
      let low = tails.lowerBound(notBefore: { numbers[$0] < number })
      previous[index] = low > 0 ? tails[low - 1] : nil
      if low == tails.count { tails.append(index) } else { tails[low] = index }
    }
    var kept: Set<Int> = []
    var current = tails.last
    while let index = current {
      kept.insert(index)
      current = previous[index]
    }
    return kept
  }
}
