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
    let sections = figures.isEmpty ? [head] : [head, summary, time, channels, rows, campaignTable, notes]
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
      let bar = TextStyle.red(drawing.bar(period.count.optOuts, of: most, cells: Self.cells), colour)
      table.add(["  " + DateText.period(period, periods.unit)] + Self.cells(period.count) + [bar])
    }
    return [TextStyle.bold("Over time", colour)] + lines + table.lines.map { trimmed($0) }
  }

  private var channels: [String] {
    let listed = content.names.listed(figures.channels)
    let most = listed.map(\.count.optOuts).max() ?? 0
    var table = TextTable(numeric: [1, 2, 3, 4])
    table.add(["By channel", "opt-outs", "of everything", "opt-ins", "taken back"])
    for row in listed {
      var cells = Self.cells(row.count)
      cells.insert(GroupedNumber.text(row.ofEverything), at: 1)
      table.add(["  " + FigureNames.label(row.channel)] + cells + [bar(row.count, of: most)])
    }
    return titled(table)
  }

  private var rows: [String] {
    let services = figures.services.map { (content.names.label($0.key), $0.count) }
    let locales = figures.locales.map { (FigureNames.label($0.key), $0.count) }
    let methods = figures.methods.map { (FigureNames.label($0.key), $0.count) }
    return [("By service", services), ("By language", locales), ("By method", methods)].filter { !$0.1.isEmpty }.map { title, rows in
      let most = rows.map(\.1.optOuts).max() ?? 0
      var table = TextTable(numeric: [1, 2, 3])
      table.add([title, "opt-outs", "opt-ins", "taken back"])
      for (label, count) in rows { table.add(["  " + label] + Self.cells(count) + [bar(count, of: most)]) }
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
      var cells = Self.cells(row.count)
      cells.insert(share, at: 1)
      cells.append(GroupedNumber.text(row.machines.listed))
      cells.append(row.responses.median.map(NumberText.duration) ?? "–")
      table.add(["  " + content.names.label(row.number)] + cells + [bar(row.count, of: most)])
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

  private func bar(_ count: ChoiceCount, of most: Int) -> String {
    TextStyle.red(drawing.bar(count.optOuts, of: most, cells: Self.cells), colour)
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

  private static func cells(_ count: ChoiceCount) -> [String] {
    [count.optOuts, count.optIns, count.undone].map { GroupedNumber.text($0) }
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
