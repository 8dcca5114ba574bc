public import AssentFormats
import AssentModel
import AssentStore

/// The figures for a terminal.
public struct FiguresText: Sendable {
  /// How many campaigns are listed.
  private static let campaigns = 15
  /// Cells that a bar takes at most.
  private static let cells = 24
  /// Cells that a line over time takes at most.
  private static let columns = 56

  private let content: FigureContent
  private let drawing: TerminalDrawing
  private let colour: ReportColour
  private var figures: Figures { content.figures }

  public init(_ figures: Figures, names: FigureNames, signs: TerminalDrawing.Signs = .blocks, colour: ReportColour = .plain) {
    content = FigureContent(figures: figures, names: names)
    drawing = TerminalDrawing(signs)
    self.colour = colour
  }

  /// The figures, with a line feed at the end.
  public var text: String {
    let sections = figures.isEmpty ? [head] : [head, summary, time, breakdowns, campaignTable, notes]
    let text = sections.flatMap { $0 + [""] }.dropLast().joined(separator: "\n") + "\n"
    return drawing.signs == .ascii ? Self.ascii(text) : text
  }

  private var head: [String] {
    var lines = [TextStyle.bold(content.headline, colour)]
    let unit = figures.isEmpty ? "" : ", \(FigureContent.perUnit(figures.periods.unit))"
    lines.append(
      "\(content.span) (\(figures.timeZone.name))\(unit); \(GroupedNumber.text(Int(clamping: figures.position.rawValue))) entries of the history read"
    )
    if let campaign = figures.campaign {
      let slug = content.names.slug(campaign).map { " (\(VisibleScalar.escaped($0)))" } ?? ""
      lines.append("Only the campaign \(content.names.label(campaign))\(slug)")
    }
    return lines
  }

  private var summary: [String] {
    var table = TextTable(numeric: [1])
    table.add(["Opt-outs", GroupedNumber.text(figures.total.optOuts), content.peak ?? ""])
    table.add(["Opt-ins", GroupedNumber.text(figures.total.optIns), ""])
    table.add(["Taken back", GroupedNumber.text(figures.total.undone), content.undone])
    table.add(["Look machine-made", GroupedNumber.text(figures.machines.listed), "\(content.machines); assent report bursts lists them"])
    if figures.erased > 0 { table.add(["Of erased people", GroupedNumber.text(figures.erased), "they are in all figures"]) }
    if let median = figures.responses.median {
      let measured = GroupedNumber.text(figures.responses.measured, "choice")
      table.add(["Link to choice", NumberText.duration(median), "median of \(measured)"])
    }
    return table.lines.map { trimmed($0) }
  }

  private var time: [String] {
    let periods = figures.periods
    let bounds = Self.chunks(periods.list, most: Self.columns)
    let lines = [("opt-outs", \ChoiceCount.optOuts, TextStyle.red), ("opt-ins", \ChoiceCount.optIns, TextStyle.green)].map { name, path, style in
      let numbers = bounds.map { $0.reduce(0) { $0 + $1.count[keyPath: path] } }
      return "  \(name)\(String(repeating: " ", count: 10 - name.count))\(style(drawing.sparkline(numbers), colour))"
    }
    var table = TextTable(numeric: [1, 2, 3])
    table.add(["  ", "opt-outs", "opt-ins", "taken back"])
    let most = periods.list.map(\.count.optOuts).max() ?? 0
    for period in periods.list {
      table.add(["  " + DateText.period(period, periods.unit)] + period.count.cells + [bar(period.count.optOuts, of: most)])
    }
    return [TextStyle.bold("Over time", colour)] + lines + table.lines.map { trimmed($0) }
  }

  private var breakdowns: [String] {
    content.breakdowns.map { breakdown in
      var table = TextTable(numeric: Set(1...breakdown.columns.count))
      table.add([breakdown.title] + breakdown.columns.map { $0.lowercased() })
      for row in breakdown.rows { table.add(["  " + row.label] + row.cells + [bar(row.optOuts, of: breakdown.longest)]) }
      return titled(table)
    }.joined(separator: [""]).map { $0 }
  }

  private var campaignTable: [String] {
    let rows = figures.campaigns.prefix(Self.campaigns)
    guard rows.contains(where: { $0.number != nil }) else { return [] }
    let most = rows.map(\.count.optOuts).max() ?? 0
    var table = TextTable(numeric: [1, 2, 3, 4, 5, 6])
    table.add(["By campaign", "opt-outs", "of recipients", "opt-ins", "taken back", "machine-made", "link to choice"])
    for row in rows {
      let share = row.recipients.map { NumberText.share(row.count.optOuts, of: $0) } ?? "–"
      var cells = row.count.cells
      cells.insert(share, at: 1)
      cells.append(GroupedNumber.text(row.machines.listed))
      cells.append(row.responses.median.map(NumberText.duration) ?? "–")
      table.add(["  " + content.names.label(row.number)] + cells + [bar(row.count.optOuts, of: most)])
    }
    let rest = figures.campaigns.count - rows.count
    return titled(table) + (rest > 0 ? ["  and \(GroupedNumber.text(rest)) more: see --format html or json"] : [])
  }

  private var notes: [String] {
    let source = content.responseSource.map { [$0] } ?? []
    return [TextStyle.bold("How it was counted", colour)]
      + (source + content.notes).flatMap { note in
        TextWrapping.lines(note, width: 96).enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
      }
  }

  private func bar(_ optOuts: Int, of most: Int) -> String {
    TextStyle.red(drawing.bar(optOuts, of: most, cells: Self.cells), colour)
  }

  private func titled(_ table: TextTable) -> [String] {
    let lines = table.lines.map { trimmed($0) }
    return lines.prefix(1).map { TextStyle.bold($0, colour) } + lines.dropFirst()
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The periods in stretches, so many at most, as alike in length as can be.
  private static func chunks(_ periods: [Period], most: Int) -> [ArraySlice<Period>] {
    let size = max(1, (periods.count + most - 1) / most)
    return stride(from: 0, to: periods.count, by: size).map { periods[$0..<min(periods.count, $0 + size)] }
  }

  /// The signs of English typography as those that any terminal has.
  private static func ascii(_ text: String) -> String {
    text.replacing("–", with: "-").replacing("’", with: "'").replacing("…", with: "...")
  }
}
