public import AssentModel

/// What the figures are asked for.
public struct FigureQuestion: Hashable, Sendable {
  /// The first day; `nil` for that of the first choice.
  public var from: CalendarDate?
  /// The last day; `nil` for that of the last choice, or `today` when `from` is given.
  public var to: CalendarDate?
  /// The day on which the report is made.
  public var today: CalendarDate
  /// This campaign alone.
  public var campaign: CampaignNumber?
  public var timeZone: ReportTimeZone
  /// When each campaign's links went out.
  public var starts: [CampaignNumber: CampaignStart]
  /// How many people each campaign was sent to.
  public var recipients: [CampaignNumber: Int]

  public init(
    from: CalendarDate? = nil, to: CalendarDate? = nil, today: CalendarDate, campaign: CampaignNumber? = nil,
    timeZone: ReportTimeZone = .utc, starts: [CampaignNumber: CampaignStart] = [:], recipients: [CampaignNumber: Int] = [:]
  ) {
    self.from = from
    self.to = to
    self.today = today
    self.campaign = campaign
    self.timeZone = timeZone
    self.starts = starts
    self.recipients = recipients
  }

  func includes(day: Int64) -> Bool {
    (from.map { $0.daysSince1970 <= day } ?? true) && (to.map { day <= $0.daysSince1970 } ?? true)
  }

  /// The days that the figures cover; `nil` when neither the question nor a choice names one.
  func days(seen: some Collection<Int64>) -> ClosedRange<CalendarDate>? {
    guard let first = from?.daysSince1970 ?? seen.min() ?? to?.daysSince1970 else { return nil }
    let last = to?.daysSince1970 ?? max(first, seen.max() ?? first, from == nil ? first : today.daysSince1970)
    return CalendarDate(daysSince1970: first)...CalendarDate(daysSince1970: max(first, last))
  }
}

/// When the links of a campaign went out, as far as anybody says.
public enum CampaignStart: Hashable, Sendable {
  /// The sender's list of what was sent says so.
  case sent(Timestamp)
  /// `site.yml` publishes the campaign's pages from this day, from midnight UTC.
  case published(CalendarDate)

  public var time: Timestamp {
    switch self {
    case .sent(let time): time
    case .published(let day): day.start
    }
  }
}
