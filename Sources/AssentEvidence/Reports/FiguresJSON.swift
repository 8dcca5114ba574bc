import AssentFormats
public import AssentModel
import AssentStore

/// The figures for programs, as `schema` describes them.
public struct FiguresJSON: Sendable {
  /// The version of the report's shape.
  static let format = 1

  private let figures: Figures
  private let names: FigureNames
  private let madeAt: Timestamp
  private let version: String

  public init(_ figures: Figures, names: FigureNames, madeAt: Timestamp, version: String) {
    self.figures = figures
    self.names = names
    self.madeAt = madeAt
    self.version = version
  }

  /// The figures, with a line feed at the end.
  public var text: String {
    JSONValue.members(
      ("format", .count(Self.format)), ("tool", .members(("name", "assent"), ("version", .text(version)))),
      ("made", .text(madeAt.description)), ("position", .number(figures.position.rawValue)), ("timeZone", .text(figures.timeZone.name)),
      ("from", .optional(figures.days?.lowerBound.description)), ("to", .optional(figures.days?.upperBound.description)),
      ("campaign", figures.campaign.map { .number(Int64($0.rawValue)) }), ("total", Self.count(figures.total)),
      (
        "undone",
        .members(("count", .count(figures.total.undone)), ("byPerson", .count(figures.undo.byPerson)), ("bySender", .count(figures.undo.bySender)))
      ), ("machineMade", Self.machines(figures.machines)), ("erased", .count(figures.erased)), ("responses", responses), ("time", time),
      ("channels", .list(names.listed(figures.channels).map(channel))), ("services", .list(figures.services.map(service))),
      ("locales", .list(figures.locales.map(locale))), ("methods", .list(figures.methods.map(method))),
      ("campaigns", .list(figures.campaigns.map(campaign)))
    ).text + "\n"
  }

  private var time: JSONValue {
    .members(
      ("unit", .text(figures.periods.unit.rawValue)),
      (
        "periods",
        .list(
          figures.periods.list.map { period in
            Self.row(
              [("from", .text(period.days.lowerBound.description)), ("to", .text(period.days.upperBound.description))], period.count)
          })
      ))
  }

  private var responses: JSONValue {
    let responses = figures.responses
    return .members(
      ("measured", .count(responses.measured)), ("early", .count(responses.early)), ("medianSeconds", responses.median.map { .number($0) }),
      (
        "classes",
        .list(
          ResponseClass.allCases.map { item in
            .members(("name", .text(FigureContent.label(item))), ("count", .count(responses.classes[item.rawValue])))
          })
      ))
  }

  private func channel(_ row: ChannelFigures) -> JSONValue {
    Self.row([("name", .text(row.channel.name)), ("ofEverything", .count(row.ofEverything))], row.count)
  }

  private func service(_ row: FigureRow<ServiceNumber>) -> JSONValue {
    Self.row([("number", .number(Int64(row.key.rawValue))), ("name", .optional(names.services[row.key]))], row.count)
  }

  private func locale(_ row: FigureRow<LocaleTag?>) -> JSONValue { Self.row([("tag", .optional(row.key?.description))], row.count) }

  private func method(_ row: FigureRow<ConsentMethod>) -> JSONValue { Self.row([("name", .text(row.key.rawValue))], row.count) }

  private func campaign(_ row: CampaignFigures) -> JSONValue {
    let name = row.number.flatMap { names.campaigns[$0] }
    let start: (source: String, time: String)? = row.start.map { start in
      switch start {
      case .sent(let time): ("sent", time.description)
      case .published(let day): ("published", day.start.description)
      }
    }
    return Self.row(
      [
        ("number", row.number.map { .number(Int64($0.rawValue)) }), ("slug", .optional(name?.slug)), ("name", .optional(name?.title)),
        ("recipients", .optional(row.recipients)), ("optOutShare", row.optOutShare.map { .decimal($0) }),
        ("machineMade", Self.machines(row.machines)),
        ("start", start.map { .members(("source", .text($0.source)), ("time", .text($0.time))) }),
        ("measured", .count(row.responses.measured)), ("medianSeconds", row.responses.median.map { .number($0) }),
      ], row.count)
  }

  private static func machines(_ machines: MachineFigures) -> JSONValue {
    .members(("examined", .count(machines.examined)), ("listed", .count(machines.listed)), ("share", .decimal(machines.share)))
  }

  private static func count(_ count: ChoiceCount) -> JSONValue { row([], count) }

  private static func row(_ members: [(String, JSONValue?)], _ count: ChoiceCount) -> JSONValue {
    .members(members + [("optOuts", .count(count.optOuts)), ("optIns", .count(count.optIns)), ("undone", .count(count.undone))])
  }
}
