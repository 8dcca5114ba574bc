public import AssentModel
public import AssentStore

/// How opting out and in went.
public struct Figures: Hashable, Sendable {
  /// The campaign that was asked for; `nil` for all, and choices of none.
  public let campaign: CampaignNumber?
  public let timeZone: ReportTimeZone
  /// The last entry of the history that was read.
  public let position: HistoryPosition
  /// The days that are covered, in the time zone; `nil` when nothing was chosen and no day was asked for.
  public let days: ClosedRange<CalendarDate>?
  /// Without a gap, oldest first.
  public let periods: Periods
  public let total: ChoiceCount
  /// All channels in their order.
  public let channels: [ChannelFigures]
  /// Those with the most opt-outs first, as in the other lists.
  public let services: [FigureRow<ServiceNumber>]
  /// By the language of the page or message; `nil` where there was none.
  public let locales: [FigureRow<LocaleTag?>]
  public let campaigns: [CampaignFigures]
  public let methods: [FigureRow<ConsentMethod>]
  public let undo: UndoFigures
  public let machines: MachineFigures
  /// Of all campaigns of which it is known when their links went out.
  public let responses: ResponseTimes
  /// Choices of people who were erased since; they are in all other figures, too.
  public let erased: Int

  public var isEmpty: Bool { total.isEmpty }
}

/// How often something was chosen.
public struct FigureRow<Key: Hashable & Sendable>: Hashable, Sendable {
  public let key: Key
  public let count: ChoiceCount

  static func sorted(_ counts: [Key: ChoiceCount], by precedes: (Key, Key) -> Bool) -> [FigureRow] {
    counts.map { FigureRow(key: $0.key, count: $0.value) }.sorted { left, right in
      let (first, second) = ((left.count.optOuts, left.count.optIns), (right.count.optOuts, right.count.optIns))
      return first == second ? precedes(left.key, right.key) : first > second
    }
  }
}

extension FigureRow where Key: Comparable {
  static func sorted(_ counts: [Key: ChoiceCount]) -> [FigureRow] { sorted(counts, by: <) }
}

/// What was chosen for a channel.
public struct ChannelFigures: Hashable, Sendable {
  public let channel: Channel
  public private(set) var count = ChoiceCount()
  /// How many of the opt-outs were of everything.
  public private(set) var ofEverything = 0

  /// Whether a choice named the channel. A choice of everything names no channel.
  public private(set) var isNamed = false

  init(channel: Channel) { self.channel = channel }

  mutating func add(_ submission: CountedSubmission, of channel: Channel) {
    let count = submission.count { $0.channels.contains(channel) }
    self.count.add(count)
    ofEverything += submission.optOut.isOfEverything ? count.optOuts : 0
    isNamed = isNamed || submission.optOut.namedChannels.contains(channel) || submission.optIn.namedChannels.contains(channel)
  }
}

/// What was chosen after the messages of a campaign.
public struct CampaignFigures: Hashable, Sendable, Comparable {
  /// `nil` for choices that belong to no campaign.
  public let number: CampaignNumber?
  public let count: ChoiceCount
  /// `nil` when it isn't known.
  public let recipients: Int?
  public let machines: MachineFigures
  /// When the links went out; `nil` when it isn't known.
  public let start: CampaignStart?
  public let responses: ResponseTimes

  /// The opt-outs that stood, for each recipient; `nil` without recipients.
  public var optOutShare: Double? { recipients.flatMap { $0 > 0 ? Double(count.optOuts) / Double($0) : nil } }

  /// The most opt-outs first; what belongs to no campaign last.
  public static func < (left: CampaignFigures, right: CampaignFigures) -> Bool {
    guard let first = left.number, let second = right.number else { return left.number != nil && right.number == nil }
    let (most, least) = ((left.count.optOuts, left.count.optIns), (right.count.optOuts, right.count.optIns))
    return most == least ? first < second : most > least
  }
}

/// Who took opt-outs back.
public struct UndoFigures: Hashable, Sendable {
  /// By the link on the confirmation page.
  public let byPerson: Int
  /// By somebody at the sender, such as those of a mail scanner.
  public let bySender: Int
}

/// Opt-outs that look machine-made.
public struct MachineFigures: Hashable, Sendable {
  /// Records of opt-outs by the button of a page or of a mail program, of people who weren't erased.
  public let examined: Int
  /// Those that `assent report bursts` lists.
  public let listed: Int

  public var share: Double { examined > 0 ? Double(listed) / Double(examined) : 0 }
}

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

/// How many choices of each kind were made.
public struct ChoiceCount: Hashable, Sendable {
  public var optOuts = 0
  public var optIns = 0
  /// Opt-outs that were taken back.
  public var undone = 0

  public init(optOuts: Int = 0, optIns: Int = 0, undone: Int = 0) {
    self.optOuts = optOuts
    self.optIns = optIns
    self.undone = undone
  }

  public var isEmpty: Bool { self == ChoiceCount() }

  mutating func add(_ other: ChoiceCount) {
    optOuts += other.optOuts
    optIns += other.optIns
    undone += other.undone
  }
}
