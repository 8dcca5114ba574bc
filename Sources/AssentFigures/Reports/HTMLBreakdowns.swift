import AssentModel
import AssentPreferences
import AssentReports

/// The figures by channel, service, language and method: a table each, with bars.
struct HTMLBreakdowns {
  private let content: FigureContent

  init(_ content: FigureContent) { self.content = content }

  var text: String {
    let (figures, names) = (content.figures, content.names)
    let tables = [
      channels, table("By service", "Service", figures.services.map { (names.label($0.key), $0.count) }),
      table("By language", "Language of the page", figures.locales.map { (FigureNames.label($0.key), $0.count) }),
      table("By method", "Method", figures.methods.map { (FigureNames.label($0.key), $0.count) }),
    ]
    return """
      <section aria-labelledby="kinds">
      <h2 id="kinds">By kind</h2>
      <div class="figures">
      \(tables.filter { !$0.isEmpty }.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  private var channels: String {
    let listed = content.names.listed(content.figures.channels)
    let most = listed.map(\.count.optOuts).max() ?? 0
    let rows = listed.map { row in
      var cells = row.count.cells
      cells.insert(GroupedNumber.text(row.ofEverything), at: 1)
      return HTMLTable.Row(name: XMLText.escaped(FigureNames.label(row.channel)), cells: cells, bar: Self.share(row.count, of: most))
    }
    let table = HTMLTable(caption: "By channel", columns: ["Channel", "Opt-outs", "of everything", "Opt-ins", "Taken back"], rows: rows)
    return Self.figure(table)
  }

  private func table(_ caption: String, _ name: String, _ rows: [(label: String, count: ChoiceCount)]) -> String {
    guard !rows.isEmpty else { return "" }
    let most = rows.map(\.count.optOuts).max() ?? 0
    return Self.figure(
      HTMLTable(
        caption: caption, columns: [name, "Opt-outs", "Opt-ins", "Taken back"],
        rows: rows.map { .init(name: XMLText.escaped($0.label), cells: $0.count.cells, bar: Self.share($0.count, of: most)) }))
  }

  private static func figure(_ table: HTMLTable) -> String {
    "<div class=\"figure\">\n<h3>\(XMLText.escaped(table.caption))</h3>\n\(table.text)\n</div>"
  }

  static func share(_ count: ChoiceCount, of most: Int) -> Double { most > 0 ? Double(count.optOuts) / Double(most) : 0 }
}
