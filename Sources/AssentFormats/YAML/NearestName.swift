/// Finds the word that was probably meant.
public enum NearestName {
  /// The nearest of the words, at most two edits and a third of its length away; `nil` when none is that near.
  public static func nearest(to text: String, among words: some Sequence<String>) -> String? {
    let candidates = words.map { (word: $0, distance: distance(Array(text.utf8), Array($0.utf8))) }
    return candidates.filter { $0.distance <= min(2, max(1, $0.word.utf8.count / 3)) }.min { $0.distance < $1.distance }?.word
  }

  /// The edits between two words: inserted, deleted, replaced and swapped bytes.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    guard abs(first.count - second.count) <= 2, first.count <= 64 else { return .max }
    var beforePrevious: [Int] = []
    var previous = Array(0...second.count)
    for row in first.indices {
      var current = [row + 1]
      for column in second.indices {
        let replaced = previous[column] + (first[row] == second[column] ? 0 : 1)
        var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
          best = min(best, beforePrevious[column - 1] + 1)
        }
        current.append(best)
      }
      (beforePrevious, previous) = (previous, current)
    }
    return previous[second.count]
  }
}
