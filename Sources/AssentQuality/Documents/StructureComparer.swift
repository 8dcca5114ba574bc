import AssentDocuments

/// Says in which blocks a translation differs from its source, once for each cause.
struct StructureComparer {
  var differences: [StructureDifference] = []
  let source: DocumentOutline
  let translation: DocumentOutline
  private let alignment: OutlineAlignment
  private var pairedSources: Set<Int> = []
  private var pairedTranslations: Set<Int> = []
  /// The lines of the headings that have anchors of their own.
  private(set) var sourceNames: [String: Int] = [:]
  private(set) var translationNames: [String: Int] = [:]

  init(source: DocumentOutline, translation: DocumentOutline, alignment: OutlineAlignment) {
    self.source = source
    self.translation = translation
    self.alignment = alignment
  }

  mutating func compare() {
    for pair in alignment.pairs { comparePair(source.blocks[pair.source], translation.blocks[pair.translation]) }
    guard !alignment.unequalRuns.isEmpty else { return }
    pairedSources = Set(alignment.pairs.map(\.source))
    pairedTranslations = Set(alignment.pairs.map(\.translation))
    sourceNames = Self.names(source)
    translationNames = Self.names(translation)
    for run in alignment.unequalRuns {
      let before = differences.count
      // What else differs follows from the headings.
      if compareHeadings(run) { continue }
      compareQuotes(run)
      compareCode(run)
      compareGroups(run, category: .table)
      compareGroups(run, category: .list)
      if differences.count == before { compareParagraphs(run) }
    }
    differences.sort { $0.line < $1.line }
  }

  /// The blocks of a run without a counterpart.
  func unpaired(_ run: OutlineAlignment.Run) -> (source: [Int], translation: [Int]) {
    (run.source.filter { !pairedSources.contains($0) }, run.translation.filter { !pairedTranslations.contains($0) })
  }

  /// A line of the source as messages name it.
  func place(_ line: Int) -> String { "\(source.file):\(line)" }

  /// The line of the translation near which a block of the source should have its counterpart.
  func line(near index: Int) -> Int {
    var low = 0
    var high = alignment.pairs.count
    while low < high {
      let middle = (low + high) / 2
      if alignment.pairs[middle].source < index { low = middle + 1 } else { high = middle }
    }
    let pair = low > 0 ? alignment.pairs[low - 1] : alignment.pairs.first
    return pair.map { translation.blocks[$0.translation].line } ?? translation.blocks.first?.line ?? 1
  }

  /// The heading above a block, as messages name it: ` below 'Leaving again'`, or nothing.
  func whereabouts(_ index: Int, in outline: DocumentOutline) -> String {
    for block in outline.blocks[..<index].reversed() {
      if case .heading = block.kind { return " below '\(block.text?.spelledOut ?? "")'" }
    }
    return ""
  }

  private mutating func compareParagraphs(_ run: OutlineAlignment.Run) {
    let sources = run.source.filter { source.blocks[$0].kind == .paragraph }
    let translations = run.translation.filter { translation.blocks[$0].kind == .paragraph }
    guard sources.count != translations.count else { return }
    let (unpairedSources, unpairedTranslations) = unpaired(run)
    let missing = unpairedSources.first { source.blocks[$0].kind == .paragraph }
    let extra = unpairedTranslations.first { translation.blocks[$0].kind == .paragraph }
    let isMissing = sources.count > translations.count
    let sourceLine = (missing ?? sources.first ?? run.source.first).map { source.blocks[$0].line } ?? 1
    let line = isMissing ? missing.map { self.line(near: $0) } : extra.map { translation.blocks[$0].line }
    let count = translations.count > 1 ? "are \(translations.count) paragraphs" : translations.count == 1 ? "is 1 paragraph" : "is no paragraph"
    let place = run.translation.first.map { whereabouts($0 + 1, in: translation) } ?? ""
    differences.append(
      StructureDifference(
        category: .paragraph, line: line ?? 1,
        message: "There \(count)\(place); the source has \(sources.count) (\(self.place(sourceLine)))",
        hint: isMissing
          ? "Translate all of them, or divide the text as the source does" : "Remove what the source doesn't say, or divide the text as it does",
        source: missing.flatMap { source.blocks[$0].text?.text }, translation: extra.flatMap { translation.blocks[$0].text?.text }))
  }

  private static func names(_ outline: DocumentOutline) -> [String: Int] {
    outline.blocks.reduce(into: [:]) { names, block in
      if case .heading(_, let anchor, true) = block.kind { names[anchor] = block.line }
    }
  }

  static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}
