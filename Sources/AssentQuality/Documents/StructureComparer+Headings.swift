import AssentDocuments

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
      differences.append(
        StructureDifference(
          category: .heading, line: near,
          message: "The heading \(heading.label) of the source (\(place(source.blocks[index].line))) is missing",
          hint: "Translate it and what follows it: \(heading.markdown)",
          source: source.blocks[index].text?.text))
    }
    for (index, heading) in extra {
      let line = translation.blocks[index].line
      if heading.isNamed, let sourceLine = sourceNames[heading.anchor] {
        differences.append(
          StructureDifference(
            category: .heading, line: line, message: "The heading \(heading.label) stands in another place than in the source (\(place(sourceLine)))",
            part: heading.text, hint: "Keep the order of the source", translation: heading.text))
      } else {
        differences.append(
          StructureDifference(
            category: .heading, line: line, message: "The heading \(heading.label) is not in the source (\(source.file))", part: heading.text,
            hint: "Remove it, or write it in the source, too", translation: heading.text))
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
        differences.append(
          StructureDifference(
            category: .heading, line: other.line,
            message: "'\(text)' is a heading of level \(otherLevel), in the source (\(place(block.line))) of level \(level)",
            part: text, hint: "Begin it with \(String(repeating: "#", count: level))", source: block.text?.text, translation: other.text?.text))
      }
      if isNamed, !otherIsNamed || anchor != otherAnchor {
        let own = otherIsNamed ? "the anchor '\(otherAnchor)'" : "no anchor of its own"
        differences.append(
          StructureDifference(
            category: .anchor, line: other.line, message: "The heading '\(text)' has \(own); the source has '\(anchor)' (\(place(block.line)))",
            part: otherIsNamed ? "{#\(otherAnchor)}" : text, hint: "End it with {#\(anchor)}: links lead there in every locale",
            source: block.text?.text, translation: other.text?.text))
      } else if !isNamed, otherIsNamed {
        differences.append(
          StructureDifference(
            category: .anchor, line: other.line,
            message: "The heading '\(text)' has the anchor '\(otherAnchor)'; the source has none (\(place(block.line)))",
            part: "{#\(otherAnchor)}", hint: "Remove it, or give the source the same", source: block.text?.text, translation: other.text?.text))
      }
    case (.quoteStart(let alert), .quoteStart(let otherAlert)) where alert != otherAlert:
      differences.append(
        StructureDifference(
          category: .alert, line: other.line, message: "This is \(Self.name(otherAlert)), in the source (\(place(block.line))) \(Self.name(alert))",
          part: otherAlert.map { "[!\($0)]" }, hint: alert.map { "Begin it with >[!\($0)]" } ?? "Remove the marker"))
    case (.listItem(let isOrdered, let depth, let position), .listItem(let otherIsOrdered, let otherDepth, let otherPosition)):
      guard isOrdered != otherIsOrdered || depth != otherDepth, position == 1 || otherPosition == 1 else { break }
      let kind = depth == otherDepth ? (isOrdered ? "numbered" : "not numbered") : "nested \(depth) deep"
      differences.append(
        StructureDifference(
          category: .list, line: other.line,
          message: "The list that begins here is \(kind) in the source (\(place(block.line))), and here it isn't so",
          hint: depth == otherDepth ? "Begin its items with \(isOrdered ? "1., 2." : "-")" : "Indent it as the source does", source: block.text?.text,
          translation: other.text?.text))
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
