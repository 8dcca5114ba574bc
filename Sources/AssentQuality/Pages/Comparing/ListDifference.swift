/// How the items of a page differ from those of its counterpart, told apart by a key.
struct ListDifference<Item> {
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
      var (low, high) = (0, tails.count)
      while low < high {
        let middle = (low + high) / 2
        if numbers[tails[middle]] < number { low = middle + 1 } else { high = middle }
      }
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
