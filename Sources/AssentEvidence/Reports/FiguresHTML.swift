import AssentFormats
public import AssentModel
import AssentStore

/// The figures as one page for people.
public struct FiguresHTML: Sendable {
  private let content: FigureContent
  private let madeAt: Timestamp
  private let version: String
  private var figures: Figures { content.figures }

  public init(_ figures: Figures, names: FigureNames, madeAt: Timestamp, version: String) {
    content = FigureContent(figures: figures, names: names)
    self.madeAt = madeAt
    self.version = version
  }

  public var text: String {
    let sections = figures.isEmpty ? [] : [tiles, time, breakdowns, HTMLCampaigns(content).text, responses]
    return ReportPage(
      title: "\(content.headline) · assent report",
      description: "How opting out and in went: over time, by channel, service, language, method and campaign.",
      style: FigureStyle.text + (figures.isEmpty ? "" : timeChart.style + responseChart.style),
      body: ([header] + sections + [notes, "</main>"]).filter { !$0.isEmpty }.joined(separator: "\n"), version: version
    ).text
  }

  private var header: String {
    var tags = ["<span class=\"tag\">\(MarkupEscaping.visible(figures.timeZone.name))</span>"]
    if let campaign = figures.campaign {
      let slug = content.names.slug(campaign).map { " <span class=\"tag\">\(MarkupEscaping.visible($0))</span>" } ?? ""
      tags.insert("Only the campaign <strong>\(MarkupEscaping.visible(content.names.label(campaign)))</strong>\(slug)", at: 0)
    }
    let read = GroupedNumber.text(Int(clamping: figures.position.rawValue))
    return """
      <header>
      <p class="kicker">Assent · figures</p>
      <h1>\(MarkupEscaping.visible(content.headline))</h1>
      <p class="lead">\(MarkupEscaping.visible(content.span))</p>
      <p class="about">\(tags.joined(separator: " ")) Made \(DateText.moment(madeAt)) from \(read) entries of the history.</p>
      \(figures.isEmpty ? "" : navigation)
      </header>
      <main>
      """
  }

  private var navigation: String {
    let sections = [
      ("time", "Over time", true), ("kinds", "By kind", true), ("campaigns", "By campaign", figures.campaigns.contains { $0.number != nil }),
      ("responses", "From link to choice", figures.responses.measured > 0), ("notes", "How it was counted", true),
    ]
    return "<nav aria-label=\"Sections\"><ul>\(sections.filter(\.2).map { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" }.joined())</ul></nav>"
  }

  private var tiles: String {
    var tiles = [
      ("out", "Opt-outs", GroupedNumber.text(figures.total.optOuts), ""), ("in", "Opt-ins", GroupedNumber.text(figures.total.optIns), ""),
      ("other", "Taken back", GroupedNumber.text(figures.total.undone), content.undone),
      ("other", "Look machine-made", GroupedNumber.text(figures.machines.listed), content.machines),
    ]
    if let median = figures.responses.median {
      tiles.append(
        ("other", "From link to choice", NumberText.duration(median), "median of \(GroupedNumber.text(figures.responses.measured, "choice"))"))
    }
    let list = tiles.map { name, label, number, more in
      "<div class=\"tile \(name)\"><dt>\(label)</dt><dd>\(number)</dd>\(more.isEmpty ? "" : "<dd class=\"more\">\(MarkupEscaping.visible(more))</dd>")</div>"
    }
    return """
      <section aria-labelledby="summary">
      <h2 id="summary" class="unseen">Summary</h2>
      <dl class="tiles">
      \(list.joined(separator: "\n"))
      </dl>
      </section>
      """
  }

  private var timeChart: ColumnChart {
    let periods = figures.periods
    let names = periods.list.map { DateText.period($0, periods.unit) }
    let spread = ColumnChart.spread(periods.list.count, most: 6)
    let total = "\(GroupedNumber.text(figures.total.optOuts, "opt-out")) and \(GroupedNumber.text(figures.total.optIns, "opt-in"))"
    return ColumnChart(
      id: "chart-time", title: "Opt-outs and opt-ins \(FigureContent.perUnit(periods.unit))",
      description: "\(total) in all. \(content.peak.map { $0 + ". " } ?? "")The table below has the numbers.",
      series: [
        .init(name: "out", label: "Opt-outs", values: periods.list.map(\.count.optOuts)),
        .init(name: "in", label: "Opt-ins", values: periods.list.map(\.count.optIns)),
      ], places: names, marks: spread.map { ($0, DateText.mark(periods.list[$0], periods.unit)) })
  }

  private var time: String {
    let periods = figures.periods
    let names = periods.list.map { DateText.period($0, periods.unit) }
    let chart = timeChart
    let table = HTMLTable(
      caption: "Opt-outs and opt-ins \(FigureContent.perUnit(periods.unit))",
      columns: [periods.unit.rawValue.prefix(1).uppercased() + periods.unit.rawValue.dropFirst(), "Opt-outs", "Opt-ins", "Taken back"],
      rows: zip(names, periods.list).map { HTMLTable.Row(name: MarkupEscaping.visible($0), cells: $1.count.cells) })
    return """
      <section aria-labelledby="time">
      <h2 id="time">Over time</h2>
      <div class="figure">
      <p class="aside">\(MarkupEscaping.visible([content.peak.map { $0 + "." }, "Columns \(FigureContent.perUnit(periods.unit))."].compactMap { $0 }.joined(separator: " ")))</p>
      \(chart.text)
      <details class="numbers"><summary>The numbers</summary>
      \(table.text)
      </details>
      </div>
      </section>
      """
  }

  private var breakdowns: String {
    let tables = content.breakdowns.map { breakdown in
      let rows = breakdown.rows.map {
        HTMLTable.Row(name: MarkupEscaping.visible($0.label), cells: $0.cells, bar: HTMLTable.Row.bar($0.optOuts, of: breakdown.longest))
      }
      let table = HTMLTable(caption: breakdown.title, columns: [breakdown.subject] + breakdown.columns, rows: rows)
      return "<div class=\"figure\">\n<h3>\(breakdown.title)</h3>\n\(table.text)\n</div>"
    }
    return """
      <section aria-labelledby="kinds">
      <h2 id="kinds">By kind</h2>
      <div class="figures">
      \(tables.joined(separator: "\n"))
      </div>
      </section>
      """
  }

  private var responseChart: ColumnChart {
    let responses = figures.responses
    let labels = ResponseClass.allCases.map(FigureContent.label)
    let counts = ResponseClass.allCases.map { responses.classes[$0.rawValue] }
    let within = responses.median.map { " came within \(NumberText.duration($0))" } ?? ""
    return ColumnChart(
      id: "chart-responses", title: "How long after their link people chose",
      description:
        "Half of \(GroupedNumber.text(responses.measured, "choice"))\(within). The table below has the numbers.",
      series: [.init(name: "note", label: "Choices", values: counts)], places: labels, marks: labels.enumerated().map { ($0, $1) })
  }

  private var responses: String {
    let responses = figures.responses
    guard responses.measured > 0, let median = responses.median, let source = content.responseSource else { return "" }
    let labels = ResponseClass.allCases.map(FigureContent.label)
    let counts = ResponseClass.allCases.map { responses.classes[$0.rawValue] }
    let chart = responseChart
    let table = HTMLTable(
      caption: "How long after their link people chose", columns: ["After", "Choices", "Share"],
      rows: zip(labels, counts).map { .init(name: $0, cells: [GroupedNumber.text($1), NumberText.share($1, of: responses.measured)]) })
    return """
      <section aria-labelledby="responses">
      <h2 id="responses">From link to choice</h2>
      <div class="figure">
      <p class="aside">Half of the choices came within \(NumberText.duration(median)). \(MarkupEscaping.visible(source))</p>
      \(chart.text)
      <details class="numbers"><summary>The numbers</summary>
      \(table.text)
      </details>
      </div>
      </section>
      """
  }

  private var notes: String {
    """
    <section aria-labelledby="notes">
    <h2 id="notes">How it was counted</h2>
    <ul class="notes">
    \(content.notes.map { "<li>\(MarkupEscaping.visible($0))</li>" }.joined(separator: "\n"))
    </ul>
    </section>
    """
  }
}

/// The campaigns, those with the most opt-outs first.
struct HTMLCampaigns {
  /// How many stand on the page without being unfolded.
  private static let shown = 12

  private let content: FigureContent
  private var campaigns: [CampaignFigures] { content.figures.campaigns }

  init(_ content: FigureContent) { self.content = content }

  var text: String {
    guard campaigns.contains(where: { $0.number != nil }) else { return "" }
    let rest = Array(campaigns.dropFirst(Self.shown))
    let more =
      rest.isEmpty
      ? ""
      : """

      <details class="numbers"><summary>\(GroupedNumber.text(rest.count)) more</summary>
      \(table("The other campaigns", rest))
      </details>
      """
    return """
      <section aria-labelledby="campaigns">
      <h2 id="campaigns">By campaign</h2>
      <div class="figure wide">
      \(table("The campaigns with the most opt-outs", Array(campaigns.prefix(Self.shown))))\(more)
      </div>
      </section>
      """
  }

  private func table(_ caption: String, _ campaigns: [CampaignFigures]) -> String {
    let hasRecipients = self.campaigns.contains { $0.recipients != nil }
    let hasTimes = content.figures.responses.measured > 0
    let most = self.campaigns.map(\.count.optOuts).max() ?? 0
    let columns =
      ["Campaign", "Opt-outs"] + (hasRecipients ? ["Recipients", "Opted out"] : []) + ["Opt-ins", "Taken back", "Machine-made"]
      + (hasTimes ? ["Link to choice"] : [])
    return HTMLTable(
      caption: caption, columns: columns,
      rows: campaigns.map { campaign in
        let (optOuts, others) = (GroupedNumber.text(campaign.count.optOuts), Array(campaign.count.cells.dropFirst()))
        let recipients = campaign.recipients.map { [GroupedNumber.text($0), NumberText.share(campaign.count.optOuts, of: $0)] } ?? ["–", "–"]
        let times = [campaign.responses.median.map(NumberText.duration) ?? "–"]
        return HTMLTable.Row(
          name: name(campaign),
          cells: [optOuts] + (hasRecipients ? recipients : []) + others + [GroupedNumber.text(campaign.machines.listed)]
            + (hasTimes ? times : []), bar: HTMLTable.Row.bar(campaign.count.optOuts, of: most))
      }
    ).text
  }

  private func name(_ campaign: CampaignFigures) -> String {
    let slug = content.names.slug(campaign.number).map { " <span class=\"aside\">\(MarkupEscaping.visible($0))</span>" } ?? ""
    return MarkupEscaping.visible(content.names.label(campaign.number)) + slug
  }
}
