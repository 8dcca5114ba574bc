import AssentEvidence
import AssentModel
public import AssentPreferences

/// Counts the choices of a history that it is shown entry by entry, in their order.
///
/// What is counted are submissions: a preferences form that stops three channels and starts a service is one opt-out and one opt-in. A channel
/// counts every choice that concerns it, so an opt-out of everything is one of each channel; a service counts the choices for itself. An undo
/// isn't an opt-in: what held before the opt-out holds again. What is kept grows with the days, campaigns, services and locales of the history,
/// and by 24 bytes for each opt-out that a machine might have made; not with the entries otherwise.
public struct FigureFold: Sendable {
  private let question: FigureQuestion
  private var days: DayNumbers
  private var act: Act?
  private var bursts = BurstFinder()
  private var total = ChoiceCount()
  private var byDay: [Int64: ChoiceCount] = [:]
  private var channels: [Channel: ChannelFigures]
  private var services: [ServiceNumber: ChoiceCount] = [:]
  private var locales: [LocaleTag?: ChoiceCount] = [:]
  private var methods: [ConsentMethod: ChoiceCount] = [:]
  private var campaigns: [CampaignNumber?: CampaignTally] = [:]
  private var takenBackBySender = 0
  private var erased = 0
  private var position = HistoryPosition.start

  public init(_ question: FigureQuestion) {
    self.question = question
    days = DayNumbers(question.timeZone)
    channels = Dictionary(uniqueKeysWithValues: Channel.all.map { ($0, ChannelFigures(channel: $0)) })
  }

  public mutating func follow(_ entry: HistoryEntry) {
    position = entry.position
    guard let choice = CountedChoice(entry.content) else { return }
    if act?.submission == choice.submission {
      act?.add(choice)
    } else {
      count()
      act = question.includes(day: days.number(of: choice.time)) ? Act(choice) : nil
    }
    if act != nil { bursts.follow(entry) }
  }

  /// The figures of what was followed.
  public func figures() -> Figures {
    var fold = self
    fold.count()
    return fold.finished()
  }

  /// Counts the submission whose records have all been seen.
  private mutating func count() {
    guard let act = act.take(), question.campaign == nil || act.campaign == question.campaign else { return }
    let count = act.count
    guard !count.isEmpty else { return }
    total.add(count)
    byDay[days.number(of: act.time), default: ChoiceCount()].add(count)
    for channel in Channel.all {
      channels[channel]?.add(act.count { $0.channels.contains(channel) }, ofEverything: act.optOut.isOfEverything)
    }
    for service in act.services { services[service, default: ChoiceCount()].add(act.count { $0.services.contains(service) }) }
    locales[act.locale, default: ChoiceCount()].add(count)
    methods[act.method, default: ChoiceCount()].add(count)
    campaigns[act.campaign, default: CampaignTally()].add(count, act, start: act.campaign.flatMap { question.starts[$0] })
    takenBackBySender += act.isBySender ? count.undone : 0
    erased += act.isErased ? 1 : 0
  }

  private func finished() -> Figures {
    let suspects = bursts.suspects
    let examined = bursts.examined
    func machines(_ number: CampaignNumber?) -> MachineFigures {
      MachineFigures(examined: examined[number] ?? 0, listed: suspects[number] ?? 0)
    }
    var responses = ResponseTimes()
    for tally in campaigns.values { responses.add(tally.responses) }
    let isFiltered = question.campaign != nil
    let machinery = isFiltered ? machines(question.campaign) : MachineFigures(examined: bursts.count, listed: suspects.values.reduce(0, +))
    let range = question.days(seen: byDay.keys)
    return Figures(
      campaign: question.campaign, timeZone: question.timeZone, position: position, days: range,
      periods: range.map { Period.periods(of: byDay, in: $0) } ?? Periods(unit: .day, list: []), total: total,
      channels: Channel.all.compactMap { channels[$0] }, services: FigureRow.sorted(services),
      locales: FigureRow.sorted(locales) { ($0?.description ?? "") < ($1?.description ?? "") },
      campaigns: campaigns.map { number, tally in
        CampaignFigures(
          number: number, count: tally.count, recipients: number.flatMap { question.recipients[$0] }, machines: machines(number),
          start: number.flatMap { question.starts[$0] }, responses: tally.responses)
      }.sorted(),
      methods: FigureRow.sorted(methods) { $0.rawValue < $1.rawValue },
      undo: UndoFigures(byPerson: total.undone - takenBackBySender, bySender: takenBackBySender), machines: machinery, responses: responses,
      erased: erased)
  }
}

/// What is counted of a campaign while the history is read.
struct CampaignTally: Sendable {
  private(set) var count = ChoiceCount()
  private(set) var responses = ResponseTimes()

  mutating func add(_ count: ChoiceCount, _ act: Act, start: CampaignStart?) {
    self.count.add(count)
    guard let start, act.method == .page || act.method == .oneClick else { return }
    let (delay, isTooLong) = act.time.milliseconds.subtractingReportingOverflow(start.time.milliseconds)
    responses.add(milliseconds: isTooLong ? -1 : delay)
  }
}
