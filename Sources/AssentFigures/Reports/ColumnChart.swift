import AssentReports

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
      <title id="\(id)-title">\(XMLText.escaped(title))</title>
      <desc id="\(id)-desc">\(XMLText.escaped(description))</desc>
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
      return columns.isEmpty ? "" : "<g><title>\(XMLText.escaped(places[place])): \(told.joined(separator: ", "))</title>\(columns)</g>"
    }.joined()
  }

  private var markup: String {
    marks.map { "<span class=\"\(id)-\($0.place)\">\(XMLText.escaped($0.text))</span>" }.joined()
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
