import AssentDocuments

/// Aligns the headings of two documents first, then what stands between them: a missing paragraph disturbs its own section only.
struct OutlineAligner {
  private(set) var pairs: [OutlineAlignment.Pair] = []
  private(set) var unequalRuns: [OutlineAlignment.Run] = []
  private let source: Side
  private let translation: Side

  private struct Side {
    let blocks: [OutlineBlock]
    let shapes: [BlockShape]
    /// The blocks that are compared.
    let indices: [Int]

    init(_ blocks: [OutlineBlock]) {
      self.blocks = blocks
      shapes = blocks.map { BlockShape($0.kind) }
      let shapes = shapes
      indices = blocks.indices.filter { shapes[$0] != .html }
    }

    /// The positions of the headings among the blocks that are compared.
    var headings: [Int] {
      indices.indices.filter { if case .heading = shapes[indices[$0]] { true } else { false } }
    }
  }

  init(source: [OutlineBlock], translation: [OutlineBlock]) {
    self.source = Side(source)
    self.translation = Side(translation)
  }

  mutating func align() {
    if addsEqual(source.indices[...], translation.indices[...]) { return }
    var sourceStart = 0
    var translationStart = 0
    var beginsWithPair = false
    for (first, second) in headingPairs() + [(source.indices.count, translation.indices.count)] {
      alignRun(source.indices[sourceStart..<first], translation.indices[translationStart..<second], beginsWithPair: beginsWithPair)
      sourceStart = first
      translationStart = second
      beginsWithPair = true
    }
  }

  /// Pairs two stretches one to one when they have the same shapes.
  private mutating func addsEqual(_ first: ArraySlice<Int>, _ second: ArraySlice<Int>) -> Bool {
    guard first.count == second.count, zip(first, second).allSatisfy({ source.shapes[$0] == translation.shapes[$1] }) else { return false }
    pairs += zip(first, second).map { OutlineAlignment.Pair(source: $0, translation: $1, isSure: true) }
    return true
  }

  /// The positions of headings that correspond.
  private func headingPairs() -> [(Int, Int)] {
    let first = source.headings
    let second = translation.headings
    let firstNames = names(source, first)
    let secondNames = names(translation, second)
    let sourceNames = Set(firstNames.compactMap(\.self))
    let translationNames = Set(secondNames.compactMap(\.self))
    return SequenceAlignment.pairs(first.count, second.count) { row, column in
      let shape = source.shapes[source.indices[first[row]]]
      let other = translation.shapes[translation.indices[second[column]]]
      switch (firstNames[row], secondNames[column]) {
      case (let name?, let otherName?) where name == otherName: return 100
      case (let name?, _) where translationNames.contains(name): return 0
      case (_, let otherName?) where sourceNames.contains(otherName): return 0
      default: return shape.score(other)
      }
    }.map { (first[$0.0], second[$0.1]) }
  }

  private func names(_ side: Side, _ headings: [Int]) -> [String?] {
    headings.map { if case .heading(_, let name) = side.shapes[side.indices[$0]] { name } else { nil } }
  }

  private mutating func alignRun(_ first: ArraySlice<Int>, _ second: ArraySlice<Int>, beginsWithPair: Bool) {
    guard !first.isEmpty || !second.isEmpty else { return }
    var rest = first
    var otherRest = second
    if beginsWithPair, let heading = rest.popFirst(), let other = otherRest.popFirst() {
      pairs.append(OutlineAlignment.Pair(source: heading, translation: other, isSure: true))
    }
    if addsEqual(rest, otherRest) { return }
    unequalRuns.append(OutlineAlignment.Run(source: Array(first), translation: Array(second)))
    let sources = Array(rest)
    let translations = Array(otherRest)
    let counts = counts(source, sources)
    let otherCounts = self.counts(translation, translations)
    let found = SequenceAlignment.pairs(sources.count, translations.count) { row, column in
      let shapeScore = source.shapes[sources[row]].score(translation.shapes[translations[column]])
      guard shapeScore > 0, !isHeading(source, [sources[row]]) else { return 0 }
      return 10 * shapeScore + likeness(sources[row], translations[column]) + (row == column ? 1 : 0)
    }
    for (row, column) in found {
      let key = key(source.shapes[sources[row]])
      let isSure = counts[key] == otherCounts[key] || evidence(sources[row], translations[column]) > 0
      pairs.append(OutlineAlignment.Pair(source: sources[row], translation: translations[column], isSure: isSure))
    }
  }

  private func isHeading(_ side: Side, _ indices: ArraySlice<Int>) -> Bool {
    guard let index = indices.first, case .heading = side.shapes[index] else { return false }
    return true
  }

  /// The shape without what a mistake may change.
  private func key(_ shape: BlockShape) -> BlockShape {
    switch shape {
    case .tableCell: .tableCell(row: 0, column: 0)
    case .quoteStart: .quoteStart(alert: nil)
    case .listItem: .listItem(isOrdered: false, depth: 1)
    case .heading: .heading(level: 1, name: nil)
    default: shape
    }
  }

  private func counts(_ side: Side, _ indices: [Int]) -> [BlockShape: Int] {
    indices.reduce(into: [:]) { $0[key(side.shapes[$1]), default: 0] += 1 }
  }

  /// How much two blocks have in common that translating doesn't change: 8, 0 when there is nothing of the kind, less when it differs.
  private func evidence(_ first: Int, _ second: Int) -> Int {
    guard let text = source.blocks[first].text, let other = translation.blocks[second].text else { return 0 }
    let fixed = Self.fixedParts(text)
    let otherFixed = Self.fixedParts(other)
    if fixed.isEmpty, otherFixed.isEmpty { return 0 }
    return fixed == otherFixed ? 8 : fixed.isEmpty || otherFixed.isEmpty ? -3 : -2
  }

  private func likeness(_ first: Int, _ second: Int) -> Int {
    guard let text = source.blocks[first].text?.text.utf8.count, let other = translation.blocks[second].text?.text.utf8.count else { return 0 }
    return evidence(first, second) + 4 * min(text, other) / max(text, other, 1)
  }

  private static func fixedParts(_ text: OutlineText) -> [String] {
    text.links.map(\.destination) + text.images.map(\.destination) + text.parts.filter { $0.kind != .control && $0.kind != .html }.map(\.text)
  }
}
