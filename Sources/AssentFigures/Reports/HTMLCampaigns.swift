import AssentModel
import AssentReports

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
            + (hasTimes ? times : []), bar: HTMLBreakdowns.share(campaign.count, of: most))
      }
    ).text
  }

  private func name(_ campaign: CampaignFigures) -> String {
    let slug = content.names.slug(campaign.number).map { " <span class=\"aside\">\(XMLText.escaped($0))</span>" } ?? ""
    return XMLText.escaped(content.names.label(campaign.number)) + slug
  }
}
