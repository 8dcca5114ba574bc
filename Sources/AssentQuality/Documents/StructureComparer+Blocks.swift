import AssentDocuments

extension StructureComparer {
  /// Reports alerts and quotations that only one of the two has.
  mutating func compareQuotes(_ run: OutlineAlignment.Run) {
    let (sources, translations) = unpaired(run)
    for index in sources {
      guard case .quoteStart(let alert) = source.blocks[index].kind else { continue }
      let name = alert.map { "The alert [!\($0)]" } ?? "The quotation"
      let text = firstText(index, in: source)
      report(
        .alert, at: line(near: index), "\(name) of the source (\(place(source.blocks[index].line))) is missing",
        hint: alert.map { "Write it in a block quote that begins with >[!\($0)]" } ?? "Write it in a block quote", source: text)
    }
    for index in translations {
      guard case .quoteStart(let alert) = translation.blocks[index].kind else { continue }
      report(
        .alert, at: translation.blocks[index].line, "There is \(Self.name(alert)) here that the source (\(source.file)) doesn't have",
        part: alert.map { "[!\($0)]" }, hint: "Write it as the source does", translation: firstText(index, in: translation))
    }
  }

  private func firstText(_ index: Int, in outline: DocumentOutline) -> String? {
    outline.blocks[index...].prefix(3).lazy.compactMap { $0.text?.text }.first
  }

  /// Reports code blocks that only one of the two has.
  mutating func compareCode(_ run: OutlineAlignment.Run) {
    let (sources, translations) = unpaired(run)
    for index in sources {
      guard case .code(_, let text) = source.blocks[index].kind else { continue }
      report(
        .code, at: line(near: index), "The code block of the source (\(place(source.blocks[index].line))) is missing", hint: "Copy it as it is",
        source: text)
    }
    for index in translations {
      guard case .code(_, let text) = translation.blocks[index].kind else { continue }
      report(
        .code, at: translation.blocks[index].line, "This code block is not in the source (\(source.file))",
        hint: "Remove it, or check its indentation if it is text", translation: text)
    }
  }

  /// Compares the code of two blocks; comments may be translated.
  mutating func compareCode(_ text: String, _ otherText: String, _ block: OutlineBlock, _ other: OutlineBlock) {
    guard text != otherText else { return }
    let lines = Self.codeLines(text)
    let otherLines = Self.codeLines(otherText)
    guard lines.map(\.text) != otherLines.map(\.text) else { return }
    let number = zip(lines, otherLines).prefix { $0.text == $1.text }.count
    let wrong = otherLines.indices.contains(number) ? otherLines[number] : nil
    let right = lines.indices.contains(number) ? lines[number].text : nil
    report(
      .code, at: other.line + (wrong?.offset ?? 0) + 1, "This code differs from the source's (\(place(block.line)))", part: wrong.map(\.text),
      hint: right.map { "Write \($0)" } ?? "Copy it as it is: code isn't translated", source: text, translation: otherText)
  }

  /// The lines without the comments, which may be translated, and without the space around them.
  private static func codeLines(_ text: String) -> [(offset: Int, text: String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { offset, line in
      var line = line.drop { $0 == " " || $0 == "\t" }
      while line.last == " " || line.last == "\t" { line.removeLast() }
      let isComment = ["#", "//", "--", "<!--", "/*", "*"].contains { line.hasPrefix($0) }
      return line.isEmpty || isComment ? nil : (offset, String(line))
    }
  }

  /// Compares the tables or the lists of a run.
  mutating func compareGroups(_ run: OutlineAlignment.Run, category: StructureDifference.Category) {
    let isTable = category == .table
    let sources = isTable ? ListOrTable.tables(run.source, in: source) : ListOrTable.lists(run.source, in: source)
    let translations = isTable ? ListOrTable.tables(run.translation, in: translation) : ListOrTable.lists(run.translation, in: translation)
    if sources.map(\.size) == translations.map(\.size), sources.count == translations.count { return }
    let pairs = SequenceAlignment.pairs(sources.count, translations.count) { row, column in
      1 + (sources[row].depth == translations[column].depth ? 4 : 0) + (sources[row].size == translations[column].size ? 3 : 0)
    }
    for (row, column) in pairs where sources[row].size != translations[column].size {
      let original = sources[row]
      let begin = "The \(isTable ? "table" : "list") that begins here has \(translations[column].size)"
      report(
        category, at: translations[column].line, "\(begin); the source's has \(original.size) (\(place(original.line)))",
        hint: isTable ? "Translate every row and column" : "Translate every item, one for one")
    }
    let pairedRows = Set(pairs.map(\.0))
    let pairedColumns = Set(pairs.map(\.1))
    let hasOthers = pairs.contains { sources[$0.0].size != translations[$0.1].size }
    for (row, group) in sources.enumerated() where !pairedRows.contains(row) {
      // A list within a list goes with its items.
      if group.depth > 1, hasOthers || pairs.isEmpty { continue }
      report(
        category, at: line(near: group.index), "The \(isTable ? "table" : "list") of the source with \(group.size) (\(place(group.line))) is missing",
        hint: "Write it as a \(isTable ? "table" : "list"), too")
    }
    for (column, group) in translations.enumerated() where !pairedColumns.contains(column) {
      report(category, at: group.line, "The source (\(source.file)) has no \(isTable ? "table" : "list") here", hint: "Write it as the source does")
    }
  }
}

/// A list or a table: the blocks that it takes up.
struct ListOrTable {
  /// The first of its blocks.
  let index: Int
  let line: Int
  let depth: Int
  private(set) var items = 0
  private var rows = 0
  private var columns = 0

  /// As messages say it: `3 items`, `4 rows and 2 columns`.
  var size: String {
    columns == 0
      ? StructureComparer.count(items, "item") : "\(StructureComparer.count(rows, "row")) and \(StructureComparer.count(columns, "column"))"
  }

  private init(index: Int, line: Int, depth: Int) {
    self.index = index
    self.line = line
    self.depth = depth
  }

  /// The lists among some blocks, nested ones for themselves.
  static func lists(_ indices: [Int], in outline: DocumentOutline) -> [ListOrTable] {
    var groups: [ListOrTable] = []
    var open: [Int: Int] = [:]
    for index in indices {
      guard case .listItem(_, let depth, let position) = outline.blocks[index].kind else { continue }
      if position == 1 || open[depth] == nil {
        open[depth] = groups.count
        groups.append(ListOrTable(index: index, line: outline.blocks[index].line, depth: depth))
      }
      if let number = open[depth] { groups[number].items += 1 }
    }
    return groups
  }

  /// The tables among some blocks.
  static func tables(_ indices: [Int], in outline: DocumentOutline) -> [ListOrTable] {
    var groups: [ListOrTable] = []
    for index in indices {
      guard case .tableCell(let row, let column) = outline.blocks[index].kind else { continue }
      if row == 0, column == 0 || groups.isEmpty { groups.append(ListOrTable(index: index, line: outline.blocks[index].line, depth: 1)) }
      guard var last = groups.popLast() else { continue }
      last.rows = max(last.rows, row + 1)
      last.columns = max(last.columns, column + 1)
      groups.append(last)
    }
    return groups
  }
}
