import AssentDocuments
import AssentModel

/// Says in which blocks a translation differs from its source, once for each cause.
struct StructureComparer {
  private(set) var differences: [StructureDifference] = []
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

  /// Adds a difference at a line of the translation.
  mutating func report(
    _ category: StructureDifference.Category, at line: Int, _ message: String, part: String? = nil, hint: String? = nil, source: String? = nil,
    translation: String? = nil
  ) {
    differences.append(
      StructureDifference(category: category, line: line, message: message, part: part, hint: hint, source: source, translation: translation))
  }

  /// The blocks of a run without a counterpart.
  func unpaired(_ run: OutlineAlignment.Run) -> (source: [Int], translation: [Int]) {
    (run.source.filter { !pairedSources.contains($0) }, run.translation.filter { !pairedTranslations.contains($0) })
  }

  /// A line of the source as messages name it.
  func place(_ line: Int) -> String { "\(source.file):\(line)" }

  /// The line of the translation near which a block of the source should have its counterpart.
  func line(near index: Int) -> Int {
    let low = alignment.pairs.lowerBound(notBefore: { $0.source < index })
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
    report(
      .paragraph, at: line ?? 1, "There \(count)\(place); the source has \(sources.count) (\(self.place(sourceLine)))",
      hint: isMissing
        ? "Translate all of them, or divide the text as the source does" : "Remove what the source doesn't say, or divide the text as it does",
      source: missing.flatMap { source.blocks[$0].text?.text }, translation: extra.flatMap { translation.blocks[$0].text?.text })
  }

  private static func names(_ outline: DocumentOutline) -> [String: Int] {
    outline.blocks.reduce(into: [:]) { names, block in
      if case .heading(_, let anchor, true) = block.kind { names[anchor] = block.line }
    }
  }

  static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }
}

extension StructureComparer {
  /// Reports the headings of a run that only one of the two has, and tells whether there are any.
  mutating func compareHeadings(_ run: OutlineAlignment.Run) -> Bool {
    let (sources, translations) = unpaired(run)
    let missing = sources.compactMap { index in heading(source.blocks[index]).map { (index: index, heading: $0) } }
    let extra = translations.compactMap { index in heading(translation.blocks[index]).map { (index: index, heading: $0) } }
    for (index, heading) in missing {
      // It is reported where it stands.
      if heading.isNamed, translationNames[heading.anchor] != nil { continue }
      let near = line(near: index)
      report(
        .heading, at: near, "The heading \(heading.label) of the source (\(place(source.blocks[index].line))) is missing",
        hint: "Translate it and what follows it: \(heading.markdown)", source: source.blocks[index].text?.text)
    }
    for (index, heading) in extra {
      let line = translation.blocks[index].line
      if heading.isNamed, let sourceLine = sourceNames[heading.anchor] {
        report(
          .heading, at: line, "The heading \(heading.label) stands in another place than in the source (\(place(sourceLine)))", part: heading.text,
          hint: "Keep the order of the source", translation: heading.text)
      } else {
        report(
          .heading, at: line, "The heading \(heading.label) is not in the source (\(source.file))", part: heading.text,
          hint: "Remove it, or write it in the source, too", translation: heading.text)
      }
    }
    return !missing.isEmpty || !extra.isEmpty
  }

  /// Compares two blocks that correspond.
  mutating func comparePair(_ block: OutlineBlock, _ other: OutlineBlock) {
    switch (block.kind, other.kind) {
    case (.heading(let level, let anchor, let isNamed), .heading(let otherLevel, let otherAnchor, let otherIsNamed)):
      let text = other.text?.spelledOut ?? ""
      if level != otherLevel {
        report(
          .heading, at: other.line, "'\(text)' is a heading of level \(otherLevel), in the source (\(place(block.line))) of level \(level)",
          part: text, hint: "Begin it with \(String(repeating: "#", count: level))", source: block.text?.text, translation: other.text?.text)
      }
      if isNamed, !otherIsNamed || anchor != otherAnchor {
        let own = otherIsNamed ? "the anchor '\(otherAnchor)'" : "no anchor of its own"
        report(
          .anchor, at: other.line, "The heading '\(text)' has \(own); the source has '\(anchor)' (\(place(block.line)))",
          part: otherIsNamed ? "{#\(otherAnchor)}" : text, hint: "End it with {#\(anchor)}: links lead there in every locale",
          source: block.text?.text, translation: other.text?.text)
      } else if !isNamed, otherIsNamed {
        report(
          .anchor, at: other.line, "The heading '\(text)' has the anchor '\(otherAnchor)'; the source has none (\(place(block.line)))",
          part: "{#\(otherAnchor)}", hint: "Remove it, or give the source the same", source: block.text?.text, translation: other.text?.text)
      }
    case (.quoteStart(let alert), .quoteStart(let otherAlert)) where alert != otherAlert:
      report(
        .alert, at: other.line, "This is \(Self.name(otherAlert)), in the source (\(place(block.line))) \(Self.name(alert))",
        part: otherAlert.map { "[!\($0)]" }, hint: alert.map { "Begin it with >[!\($0)]" } ?? "Remove the marker")
    case (.listItem(let isOrdered, let depth, let position), .listItem(let otherIsOrdered, let otherDepth, let otherPosition)):
      guard isOrdered != otherIsOrdered || depth != otherDepth, position == 1 || otherPosition == 1 else { break }
      let kind = depth == otherDepth ? (isOrdered ? "numbered" : "not numbered") : "nested \(depth) deep"
      report(
        .list, at: other.line, "The list that begins here is \(kind) in the source (\(place(block.line))), and here it isn't so",
        hint: depth == otherDepth ? "Begin its items with \(isOrdered ? "1., 2." : "-")" : "Indent it as the source does", source: block.text?.text,
        translation: other.text?.text)
    case (.code(_, let text), .code(_, let otherText)):
      compareCode(text, otherText, block, other)
    default: break
    }
  }

  static func name(_ alert: String?) -> String { alert.map { "an alert [!\($0)]" } ?? "a quotation" }

  private func heading(_ block: OutlineBlock) -> HeadingLabel? {
    guard case .heading(let level, let anchor, let isNamed) = block.kind else { return nil }
    return HeadingLabel(level: level, anchor: anchor, isNamed: isNamed, text: block.text?.spelledOut ?? "")
  }
}

/// A heading as messages name it.
struct HeadingLabel {
  let level: Int
  let anchor: String
  let isNamed: Bool
  let text: String

  var label: String { isNamed ? "'\(text)' {#\(anchor)}" : "'\(text)'" }

  /// What a translation of it looks like.
  var markdown: String { String(repeating: "#", count: level) + (isNamed ? " ... {#\(anchor)}" : " ...") }
}
