public import AssentDocuments

/// Which blocks of a document and of its translation correspond.
public struct OutlineAlignment: Sendable {
  /// Ascending on both sides; a block that is in no pair has no counterpart. HTML blocks are in none: most are comments.
  public let pairs: [Pair]
  /// The stretches between two headings that correspond, in order, where the blocks differ.
  let unequalRuns: [Run]

  /// Two blocks that correspond, by their indices.
  public struct Pair: Hashable, Sendable {
    public let source: Int
    public let translation: Int
    /// Whether nothing else could correspond to them.
    public let isSure: Bool
  }

  /// Stretches that correspond: the indices of their blocks, the heading that begins both among them.
  struct Run: Sendable {
    let source: [Int]
    let translation: [Int]
  }

  /// Compares blocks by their kinds, their anchors, their links and their lengths.
  public init(source: [OutlineBlock], translation: [OutlineBlock]) {
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
