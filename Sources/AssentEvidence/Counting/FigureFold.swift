import AssentModel
public import AssentStore

/// Counts the choices of a history that it is shown entry by entry, in their order.
///
/// What is counted are submissions: a preferences form that stops three channels and starts a service is one opt-out and one opt-in. A channel
/// counts every choice that concerns it, so an opt-out of everything is one of each channel; a service counts the choices for itself. An undo
/// isn't an opt-in: what held before the opt-out holds again. What is kept grows with the days, campaigns, services and locales of the history,
/// and by 24 bytes for each opt-out that a machine might have made; not with the entries otherwise.
public struct FigureFold: Sendable {
  private let question: FigureQuestion
  private var days: DayNumbers
  private var submission: CountedSubmission?
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
    channels = Dictionary(uniqueKeysWithValues: Channel.allCases.map { ($0, ChannelFigures(channel: $0)) })
  }

  public mutating func follow(_ entry: HistoryEntry) {
    position = entry.position
    guard let choice = CountedChoice(entry.content) else { return }
    if submission?.id == choice.submission {
      submission?.add(choice)
    } else {
      count()
      submission = question.includes(day: days.number(of: choice.time)) ? CountedSubmission(choice) : nil
    }
    if submission != nil { bursts.follow(entry) }
  }

  /// The figures of what was followed.
  public func figures() -> Figures {
    var fold = self
    fold.count()
    return fold.finished()
  }

  /// Counts the submission whose records have all been seen.
  private mutating func count() {
    guard let submission = submission.take(), question.campaign == nil || submission.campaign == question.campaign else { return }
    let count = submission.count
    guard !count.isEmpty else { return }
    total.add(count)
    byDay[days.number(of: submission.time), default: ChoiceCount()].add(count)
    for channel in Channel.allCases {
      channels[channel]?.add(submission, of: channel)
    }
    for service in submission.services { services[service, default: ChoiceCount()].add(submission.count { $0.services.contains(service) }) }
    locales[submission.locale, default: ChoiceCount()].add(count)
    methods[submission.method, default: ChoiceCount()].add(count)
    campaigns[submission.campaign, default: CampaignTally()].add(count, submission, start: submission.campaign.flatMap { question.starts[$0] })
    takenBackBySender += submission.isBySender ? count.undone : 0
    erased += submission.isErased ? 1 : 0
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
      channels: Channel.allCases.compactMap { channels[$0] }, services: FigureRow.sorted(services),
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

  mutating func add(_ count: ChoiceCount, _ submission: CountedSubmission, start: CampaignStart?) {
    self.count.add(count)
    guard let start, submission.method == .page || submission.method == .oneClick else { return }
    let (delay, isTooLong) = submission.time.milliseconds.subtractingReportingOverflow(start.time.milliseconds)
    responses.add(milliseconds: isTooLong ? -1 : delay)
  }
}

/// Reads a history once, from its start, for the figures.
public struct FigureCollector: Sendable {
  /// How many entries are read at a time, and so are in memory.
  private static let page = 2000

  private let reader: any ReadableStore

  public init(reader: any ReadableStore) { self.reader = reader }

  /// - Parameter progress: told how many entries were read, of how many.
  /// - Throws: ``StoreError``.
  public func figures(
    _ question: FigureQuestion, progress: (_ done: Int64, _ total: Int64) -> Void = { _, _ in }
  ) async throws(StoreError) -> Figures {
    let end = try await reader.head().position
    var fold = FigureFold(question)
    var position = HistoryPosition.start
    while position < end {
      let entries = try await reader.entries(after: position, limit: Self.page)
      guard let last = entries.last else { break }
      for entry in entries where entry.position <= end { fold.follow(entry) }
      position = last.position
      progress(position.rawValue, end.rawValue)
    }
    return fold.figures()
  }
}

/// One press of a button, or one entry by the sender: the records of one submission.
struct CountedSubmission {
  let id: RecordID
  let time: Timestamp
  let method: ConsentMethod
  let campaign: CampaignNumber?
  let locale: LocaleTag?
  let isErased: Bool
  let isBySender: Bool
  private(set) var optOut = CoveredScopes()
  private(set) var optIn = CoveredScopes()
  private(set) var undone = CoveredScopes()

  init(_ choice: CountedChoice) {
    id = choice.submission
    time = choice.time
    method = choice.method
    campaign = choice.campaign
    locale = choice.locale
    isErased = choice.isErased
    isBySender = choice.isBySender
    add(choice)
  }

  mutating func add(_ choice: CountedChoice) {
    switch choice.kind {
    case .optOut: optOut.add(choice.scope)
    case .optIn: optIn.add(choice.scope)
    case .undo: undone.add(choice.scope)
    case .signUp: break
    }
  }

  /// The submission as one opt-out, one opt-in, or one of each.
  var count: ChoiceCount { count { !$0.isEmpty } }

  /// The submission as far as it concerns a part of what can be chosen.
  func count(_ concerns: (CoveredScopes) -> Bool) -> ChoiceCount {
    ChoiceCount(optOuts: concerns(optOut) ? 1 : 0, optIns: concerns(optIn) ? 1 : 0, undone: concerns(undone) ? 1 : 0)
  }

  var services: Set<ServiceNumber> { optOut.services.union(optIn.services).union(undone.services) }
}

/// What counting needs of an entry of the history, whether its person was erased or not.
struct CountedChoice {
  /// What a record does to the figures.
  enum Kind {
    case optOut
    case optIn
    /// It takes an opt-out back, so that what held before it holds again.
    case undo
    /// It asks for a confirmation and changes nothing yet.
    case signUp
  }

  let submission: RecordID
  let time: Timestamp
  let kind: Kind
  let scope: Scope
  let method: ConsentMethod
  let campaign: CampaignNumber?
  let locale: LocaleTag?
  let isErased: Bool

  /// `nil` for an entry that is no choice.
  init?(_ content: HistoryContent) {
    let erased: ErasedRecord
    switch content {
    case .record(let record):
      erased = ErasedRecord(record)
      isErased = false
    case .erased(let record):
      erased = record
      isErased = true
    case .erasure, .quarantine: return nil
    }
    submission = erased.submission
    time = erased.time
    scope = erased.scope
    method = erased.method
    campaign = erased.campaign
    locale = erased.locale
    switch (erased.method, erased.choice) {
    case (.signUp, _): kind = .signUp
    case (.undo, _): kind = .undo
    case (_, .optIn): kind = .optIn
    case (_, .optOut): kind = .optOut
    }
  }

  /// Whether somebody at the sender made it: then there is no page and so no language.
  var isBySender: Bool { locale == nil }
}

/// What one submission chose in one direction, over all of its records.
struct CoveredScopes {
  private(set) var channels: ChannelSet = []
  private(set) var isOfEverything = false
  private(set) var services: Set<ServiceNumber> = []
  private(set) var isEmpty = true

  /// The channels that a choice named, without those that only a choice of everything covers.
  private(set) var namedChannels: ChannelSet = []

  mutating func add(_ scope: Scope) {
    isEmpty = false
    switch scope {
    case .everyChannel:
      isOfEverything = true
      channels.formUnion(ChannelSet.all)
    case .channels(let set):
      channels.formUnion(set)
      namedChannels.formUnion(set)
    case .service(let number): services.insert(number)
    }
  }
}
