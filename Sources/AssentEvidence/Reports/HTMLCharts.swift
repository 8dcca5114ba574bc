import AssentFormats

/// Columns side by side, as SVG; its labels are HTML, so that they keep their size on any screen.
struct ColumnChart {
  /// A row of columns of one colour.
  struct Series {
    /// The class that gives the colour: `out` or `in`.
    let name: String
    let label: String
    let values: [Int]
  }

  /// One word, which begins the ids.
  let id: String
  let title: String
  let description: String
  let series: [Series]
  /// What each place is called, where it is pointed at.
  let places: [String]
  /// Marks under the axis: the place and what stands there.
  let marks: [(place: Int, text: String)]

  private static let (width, height) = (1000, 200)

  var text: String {
    let top = Self.ceiling(series.flatMap(\.values).max() ?? 0)
    let legend =
      series.count < 2 ? "" : "<ul class=\"legend\">\(series.map { "<li><span class=\"key \($0.name)\"></span>\($0.label)</li>" }.joined())</ul>\n"
    return """
      \(legend)<div class="chart">
      <div class="scale" aria-hidden="true"><span>\(GroupedNumber.text(top))</span>\(top > 1 ? "<span>\(Self.half(top))</span>" : "")<span>0</span></div>
      <svg viewBox="0 0 \(Self.width) \(Self.height)" preserveAspectRatio="none" role="img" aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(MarkupEscaping.visible(title))</title>
      <desc id="\(id)-desc">\(MarkupEscaping.visible(description))</desc>
      <g class="grid"><rect width="1000" height="1" /><rect y="99.5" width="1000" height="1" /><rect y="199" width="1000" height="1" /></g>
      \(columns(top: top))
      </svg>
      <div class="marks" aria-hidden="true">\(markup)</div>
      </div>
      """
  }

  private func columns(top: Int) -> String {
    let slot = Double(Self.width) / Double(max(1, places.count))
    let gap = min(slot * 0.3, 12)
    let width = (slot - gap) / Double(max(1, series.count))
    return places.indices.map { place in
      let columns = series.enumerated().map { index, series -> String in
        let value = series.values.indices.contains(place) ? series.values[place] : 0
        guard value > 0 else { return "" }
        let height = max(1, Double(value) / Double(top) * Double(Self.height))
        let left = Double(place) * slot + gap / 2 + Double(index) * width
        let (x, y) = (Self.number(left), Self.number(Double(Self.height) - height))
        return "<rect class=\"\(series.name)\" x=\"\(x)\" y=\"\(y)\" width=\"\(Self.number(width))\" height=\"\(Self.number(height))\" />"
      }.joined()
      let told = series.map { "\(GroupedNumber.text($0.values.indices.contains(place) ? $0.values[place] : 0)) \($0.label.lowercased())" }
      return columns.isEmpty ? "" : "<g><title>\(MarkupEscaping.visible(places[place])): \(told.joined(separator: ", "))</title>\(columns)</g>"
    }.joined()
  }

  private var markup: String {
    marks.map { "<span class=\"\(id)-\($0.place)\">\(MarkupEscaping.visible($0.text))</span>" }.joined()
  }

  /// Where the marks stand, as CSS.
  var style: String {
    marks.map { mark in
      let middle = (Double(mark.place) + 0.5) / Double(max(1, places.count)) * 100
      return ".\(id)-\(mark.place) { left: \(Self.number(middle))%; }\n"
    }.joined()
  }

  /// So many places evenly, the first among them.
  static func spread(_ count: Int, most: Int) -> [Int] {
    guard count > 0, most > 0 else { return [] }
    let step = max(1, (count + most - 1) / most)
    return Array(stride(from: 0, to: count, by: step))
  }

  /// The next round number that can be halved: 2, 4, 6, 10, 20, 40, 60, 100 …
  static func ceiling(_ number: Int) -> Int {
    guard number > 1 else { return max(1, number) }
    var scale = 1
    while true {
      for step in [2, 4, 6, 10] where scale <= Int.max / 10 && step * scale >= number { return step * scale }
      guard scale <= Int.max / 100 else { return number }
      scale *= 10
    }
  }

  private static func half(_ top: Int) -> String { GroupedNumber.text(top / 2) }

  /// With one digit after the point at most.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}

/// A table of numbers whose rows each have a bar under their name.
struct HTMLTable {
  /// A row: its name as markup, its cells as plain text.
  struct Row {
    var name: String
    var cells: [String]
    /// The length of the bar, 0 to 1; `nil` for a row without a bar.
    var bar: Double?

    /// The length of the bar for `number` where `most` has full length.
    static func bar(_ number: Int, of most: Int) -> Double { most > 0 ? Double(number) / Double(most) : 0 }
  }

  let caption: String
  let columns: [String]
  let rows: [Row]
  /// Whether the caption is for screen readers alone, as a heading above says it.
  var hidesCaption = true

  var text: String {
    let head = columns.enumerated().map { "<th scope=\"col\"\($0 == 0 ? " class=\"name\"" : "")>\(MarkupEscaping.visible($1))</th>" }.joined()
    let body = rows.map { row in
      let bar = row.bar.map(Self.bar) ?? ""
      return "<tr><th scope=\"row\">\(row.name)\(bar)</th>\(row.cells.map { "<td>\(MarkupEscaping.visible($0))</td>" }.joined())</tr>"
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(MarkupEscaping.visible(caption))"><table><caption\(hidesCaption ? " class=\"unseen\"" : "")>\(MarkupEscaping.visible(caption))</caption>
      <thead><tr>\(head)</tr></thead><tbody>
      \(body.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  /// A picture of a number that stands beside it.
  private static func bar(_ share: Double) -> String {
    let width = share > 0 ? max(3, Int((min(1, share) * 1000).rounded())) : 0
    return "<svg class=\"line\" viewBox=\"0 0 1000 6\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
      + "<rect class=\"ground\" width=\"1000\" height=\"6\" /><rect class=\"out\" width=\"\(width)\" height=\"6\" /></svg>"
  }
}

/// What the figures add to the style of all reports.
enum FigureStyle {
  static let text = """
    :root { --out: #a4441f; --in: #5d9b7c; --ground: #efe7da; }
    @media screen and (prefers-color-scheme: dark) { :root { --out: #e0895c; --in: #4f8f6f; --ground: #2f2821; } }
    .about { margin-top: .6rem; color: var(--muted); font-size: .9375rem; }
    .about strong { color: var(--ink); }
    .tiles { grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); }
    .tile { order: 0; }
    .tile dd { white-space: nowrap; font-size: clamp(1.5rem, 1.1rem + 1.3vw, 2.1rem); }
    .tile .more { white-space: normal; order: 3; margin-top: .15rem; padding-right: .8rem; color: var(--muted); font: .8125rem/1.4 system-ui, sans-serif; }
    .tile.out dd:not(.more) { color: var(--out); }
    .tile.in dd:not(.more) { color: var(--good); }
    .key.out { background: var(--out); } .key.in { background: var(--in); }
    rect.out { fill: var(--out); } rect.in { fill: var(--in); } rect.note { fill: var(--note); } rect.ground { fill: var(--ground); }
    .chart { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .35rem .6rem; margin-top: 1.1rem; }
    .chart svg { display: block; width: 100%; height: 15rem; }
    .chart g:not(.grid):hover rect { opacity: .7; }
    .grid { fill: var(--line); }
    .scale, .marks { color: var(--muted); font-size: .8125rem; font-variant-numeric: tabular-nums; }
    .scale { display: flex; flex-direction: column; justify-content: space-between; margin: -.65em 0; line-height: 1.3; text-align: right; }
    .marks { position: relative; grid-column: 2; height: 1.4em; }
    .marks span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
    td, thead th { white-space: nowrap; }
    tbody th { min-width: 8rem; }
    .figure > h3 { margin-bottom: .3rem; }
    .line { display: block; width: 100%; height: .3rem; margin-top: .3rem; border-radius: 2px; }
    .wide tbody th { min-width: 11rem; }
    .notes { max-width: 46rem; margin: 0; padding-left: 1.1rem; color: var(--muted); font-size: .9375rem; }
    .notes li { margin-bottom: .5rem; }
    @media (max-width: 46rem) {
      .tiles { grid-template-columns: repeat(2, 1fr); }
      .tile:nth-child(n) { padding-left: .9rem; border: 0; border-left: 1px solid var(--line); }
      .tile:nth-child(odd) { padding-left: 0; border-left: 0; }
      .tile:nth-child(n + 3) { border-top: 1px solid var(--line); }
      .chart svg { height: 11rem; }
      .marks span:nth-child(even) { display: none; }
      th, td { padding-left: .35rem; padding-right: .35rem; }
      thead th { white-space: normal; vertical-align: bottom; }
      tbody th { min-width: 5.5rem; }
      .wide tbody th { min-width: 9rem; }
    }
    @media print {
      :root { --out: #8a3616; --in: #7fb598; --ground: #e8e8e8; }
      .figures { grid-template-columns: 1fr 1fr; }
      .chart svg { height: 5cm; }
    }

    """
}
