import AssentDocuments

/// Which blocks of a document and of its translation correspond.
struct OutlineAlignment: Sendable {
  /// Ascending on both sides; a block that is in no pair has no counterpart. HTML blocks are in none: most are comments.
  let pairs: [Pair]
  /// The stretches between two headings that correspond, in order, where the blocks differ.
  let unequalRuns: [Run]

  /// Two blocks that correspond, by their indices.
  struct Pair: Hashable, Sendable {
    let source: Int
    let translation: Int
    /// Whether nothing else could correspond to them.
    let isSure: Bool
  }

  /// Stretches that correspond: the indices of their blocks, the heading that begins both among them.
  struct Run: Sendable {
    let source: [Int]
    let translation: [Int]
  }

  /// Compares blocks by their kinds, their anchors, their links and their lengths.
  init(source: [OutlineBlock], translation: [OutlineBlock]) {
    var aligner = OutlineAligner(source: source, translation: translation)
    aligner.align()
    pairs = aligner.pairs
    unequalRuns = aligner.unequalRuns
  }

  /// The block of the source that surely corresponds to each block of the translation.
  ///
  /// - Parameter count: how many blocks the translation has.
  func sureSources(count: Int) -> [Int?] {
    var sources = [Int?](repeating: nil, count: count)
    for pair in pairs where pair.isSure && sources.indices.contains(pair.translation) { sources[pair.translation] = pair.source }
    return sources
  }
}

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

/// What a block has in common with its translation.
enum BlockShape: Hashable {
  case heading(level: Int, name: String?)
  case paragraph
  case listItem(isOrdered: Bool, depth: Int)
  case tableCell(row: Int, column: Int)
  case quoteStart(alert: String?)
  case quoteEnd
  case code
  case thematicBreak
  case html

  init(_ kind: OutlineBlock.Kind) {
    self =
      switch kind {
      case .heading(let level, let anchor, let isNamed): .heading(level: level, name: isNamed ? anchor : nil)
      case .paragraph: .paragraph
      case .listItem(let isOrdered, let depth, _): .listItem(isOrdered: isOrdered, depth: depth)
      case .tableCell(let row, let column): .tableCell(row: row, column: column)
      case .quoteStart(let alert): .quoteStart(alert: alert)
      case .quoteEnd: .quoteEnd
      case .code: .code
      case .thematicBreak: .thematicBreak
      case .html: .html
      }
  }

  /// How well a block of this shape corresponds to one of another; 0 when it can't.
  func score(_ other: BlockShape) -> Int {
    if self == other { return 10 }
    return switch (self, other) {
    case (.tableCell(_, let first), .tableCell(_, let second)): first == second ? 8 : 0
    case (.quoteStart, .quoteStart): 5
    case (.listItem(_, let first), .listItem(_, let second)): first == second ? 5 : 2
    case (.heading(let first, _), .heading(let second, _)): first == second ? 6 : 2
    default: 0
    }
  }
}
