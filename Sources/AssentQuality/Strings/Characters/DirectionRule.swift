import AssentModel

/// Signs that turn the direction of writing.
struct DirectionRule: PassageRule {
  let about = QualityRule(
    "direction-character", .error,
    what: "The text has a direction mark where nothing is written from right to left, one that isn't closed, or an override.",
    why: "What readers see is in another order than what the file says.", example: "Stop U+202E sknahT")

  func check(_ passage: Passage, _ report: inout RuleReport) {
    guard let first = passage.scalars.firstIndex(where: { Self.isDirection($0.value) }) else { return }
    let scalars = passage.scalars
    if let override = scalars.firstIndex(where: { $0.value == 0x202D || $0.value == 0x202E }) {
      add(passage, override, "The text is forced into another direction by \(scalars[override].label)", &report)
    } else if passage.locale.direction == .leftToRight, !scalars.contains(where: { Self.isRightToLeft($0.value) }) {
      add(passage, first, "There is a direction mark in a text that runs from left to right, \(scalars[first].label)", &report)
    } else if let open = Self.unbalanced(scalars) {
      add(passage, open, "The direction that \(scalars[open].label) changes isn't set back, or wasn't changed", &report)
    }
  }

  private func add(_ passage: Passage, _ index: Int, _ message: String, _ report: inout RuleReport) {
    report.add(about, in: passage, message, part: passage.surrounding(index), hint: "Remove it, or close it with its counterpart")
  }

  private static func isDirection(_ value: UInt32) -> Bool {
    guard value >= 0x061C else { return false }
    return value == 0x061C || (0x200E...0x200F).contains(value) || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
  }

  private static func isRightToLeft(_ value: UInt32) -> Bool {
    guard value >= 0x0590, value != 0x061C else { return false }
    return value <= 0x08FF || (0xFB1D...0xFDFF).contains(value) || (0xFE70...0xFEFE).contains(value) || (0x10800...0x10FFF).contains(value)
  }

  /// The first sign that opens and isn't closed, or closes what isn't open.
  private static func unbalanced(_ scalars: [Unicode.Scalar]) -> Int? {
    var embeddings: [Int] = []
    var isolates: [Int] = []
    for (index, scalar) in scalars.enumerated() where scalar.value >= 0x202A {
      switch scalar.value {
      case 0x202A, 0x202B: embeddings.append(index)
      case 0x2066...0x2068: isolates.append(index)
      case 0x202C: if embeddings.popLast() == nil { return index }
      case 0x2069: if isolates.popLast() == nil { return index }
      default: break
      }
    }
    return embeddings.first ?? isolates.first
  }
}
