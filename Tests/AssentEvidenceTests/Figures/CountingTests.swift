import AssentModel
import AssentSQLite
import AssentStore
import Foundation
import TestSupport
import Testing

@testable import AssentEvidence

@Suite("Counting")
struct CountingTests {
  @Test("A random history counts as a naive count does", arguments: [1, 2, 3] as [UInt64])
  func naive(seed: UInt64) async throws {
    let history = try FigureStore(seed: seed)
    try await history.fill(700)
    let figures = try await history.figures()
    let naive = NaiveCount(try await history.store.entries(after: .start, limit: .max))
    #expect(figures.total == naive.count() && figures.total.optOuts > 100 && figures.total.undone > 5)
    for row in figures.channels { #expect(row.count == naive.count(row.channel), "\(row.channel.name)") }
    #expect(figures.channels.count == 5)
    for row in figures.channels { #expect(row.ofEverything == naive.count { $0.scope == .everyChannel }.optOuts) }
    for row in figures.services { #expect(row.count == naive.count { $0.scope == .service(row.key) }) }
    #expect(figures.services.count == 3)
    for row in figures.locales { #expect(row.count == naive.count { $0.locale == row.key }) }
    #expect(Set(figures.locales.map(\.key)) == Set(naive.items.map(\.locale)))
    for row in figures.methods { #expect(row.count == naive.count { $0.method == row.key }) }
    for row in figures.campaigns { #expect(row.count == naive.count { $0.campaign == row.number }) }
    #expect(figures.campaigns.last?.number == nil && figures.campaigns.count == 4)
    #expect(figures.erased == Set(naive.items.filter(\.isErased).map(\.submission)).count && figures.erased > 0)
    let byDay = Dictionary(grouping: naive.items) { $0.time.seconds / 86_400 }
    #expect(figures.periods.unit == .week && figures.periods.list.map(\.count.optOuts).reduce(0, +) == figures.total.optOuts)
    #expect(figures.days?.lowerBound.daysSince1970 == byDay.keys.min() && figures.days?.upperBound.daysSince1970 == byDay.keys.max())
    for period in figures.periods.list {
      let range = period.days.lowerBound.daysSince1970...period.days.upperBound.daysSince1970
      #expect(period.count == naive.count { range.contains($0.time.seconds / 86_400) })
    }
  }

  @Test("A campaign alone, and some days alone, count as a naive count of theirs does")
  func filters() async throws {
    let history = try FigureStore(seed: 9)
    try await history.fill(500)
    let naive = NaiveCount(try await history.store.entries(after: .start, limit: .max))
    let campaign = CampaignNumber(rawValue: 1)
    let (from, to) = (try #require(CalendarDate("2026-10-20")), try #require(CalendarDate("2026-11-02")))
    let figures = try await history.figures(FigureQuestion(from: from, to: to, today: FigureStore.today, campaign: campaign))
    let range = from.daysSince1970...to.daysSince1970
    #expect(figures.total == naive.count { $0.campaign == campaign && range.contains($0.time.seconds / 86_400) })
    #expect(figures.campaigns.map(\.number) == [campaign] && figures.periods.list.count == 14 && figures.periods.unit == .day)
    #expect(figures.days == from...to && figures.total.optOuts > 0)
  }

  @Test("A preferences form that stops three channels and starts a service is one opt-out and one opt-in")
  func form() async throws {
    let history = try FigureStore()
    let service = Scope.service(try #require(ServiceNumber(rawValue: 2)))
    let offered: [Scope] = [.channel(.email), .channel(.sms), .channel(.post), service]
    try await history.enter(.optIn, .everyChannel, "ana", after: 0)
    try await history.follow(.preferences, .everyChannel, "ana", form: .preferences(offered: offered, ticked: [service]), after: 60)
    let figures = try await history.figures()
    #expect(figures.total == ChoiceCount(optOuts: 1, optIns: 2))
    #expect(figures.channels.map(\.count.optOuts) == [1, 1, 0, 0, 1] && figures.channels.allSatisfy { $0.ofEverything == 0 })
    #expect(figures.services.map(\.count) == [ChoiceCount(optIns: 1)])
  }

  @Test("A channel that the site doesn't offer is listed when an opt-in or opt-out named it, and not for choices of everything")
  func listedChannels() async throws {
    let history = try FigureStore()
    try await history.enter(.optIn, .channel(.sms), "ana", after: 0)
    try await history.enter(.optOut, .channel(.post), "bo", after: 60)
    try await history.enter(.optIn, .everyChannel, "cy", after: 120)
    let figures = try await history.figures()
    #expect(FigureNames(channels: [.email]).listed(figures.channels).map(\.channel) == [.email, .sms, .post])
    #expect(FigureNames().listed(figures.channels).count == figures.channels.count)
  }

  @Test("Taking back isn't an opt-in, and tells the person from the sender, after an erasure too")
  func undo() async throws {
    let history = try FigureStore()
    for name in ["ana", "bo"] {
      try await history.follow(.optOut, .channel(.email), name, after: 0)
      try await history.follow(.undo, .channel(.email), name, after: 30)
    }
    try await history.follow(.optOut, .channel(.email), "chloe", after: 60)
    let chloe = try #require(Profile.ID("chloe"))
    let record = try #require(try await history.store.history(of: chloe).first)
    var generator = SeededGenerator(seed: 4)
    let back = Submission(
      id: RecordID(at: FigureStore.start, from: &generator), salt: RecordSalt(from: &generator), takingBack: record,
      statement: SenderStatement(reason: "a scanner"))
    _ = try await history.store.record(back, at: Timestamp(seconds: FigureStore.start.seconds + 90))
    try await history.erase("bo", after: 100)
    try await history.erase("chloe", after: 101)
    let figures = try await history.figures()
    #expect(figures.total == ChoiceCount(optOuts: 3, undone: 3))
    #expect(figures.undo == UndoFigures(byPerson: 2, bySender: 1) && figures.erased == 4)
  }

  @Test("Opt-outs look machine-made where assent report bursts lists them, each counted once")
  func machines() async throws {
    let history = try FigureStore()
    for index in 0..<25 {
      try await history.follow(.optOut, .channel(.email), "scan-\(index)", form: .oneClick, campaign: 7, after: 3600 + Int64(index) / 5)
    }
    for index in 0..<10 { try await history.follow(.optOut, .everyChannel, "calm-\(index)", campaign: 8, after: Int64(index) * 3000) }
    let figures = try await history.figures()
    #expect(figures.machines == MachineFigures(examined: 35, listed: 25))
    #expect(figures.campaigns.map(\.machines.listed) == [25, 0])
    let alone = try await history.figures(FigureQuestion(today: FigureStore.today, campaign: CampaignNumber(rawValue: 8)))
    #expect(alone.machines == MachineFigures(examined: 10, listed: 0))
  }

  @Test("The median time is measured from when the list says a campaign was sent, else from its day; what came before isn't measured")
  func responses() async throws {
    let history = try FigureStore()
    for (index, seconds) in [10, 40, 100, 4000, 90_000].enumerated() {
      try await history.follow(.optOut, .channel(.email), "a-\(index)", campaign: 1, after: Int64(seconds))
    }
    try await history.follow(.optIn, .channel(.email), "b", campaign: 2, after: 86_400)
    try await history.enter(.optOut, .channel(.sms), "c", after: 5)
    let (one, two) = (try #require(CampaignNumber(rawValue: 1)), try #require(CampaignNumber(rawValue: 2)))
    let day = CalendarDate(daysSince1970: FigureStore.start.seconds / 86_400)
    let starts: [CampaignNumber: CampaignStart] = [one: .sent(Timestamp(seconds: FigureStore.start.seconds + 20)), two: .published(day)]
    let figures = try await history.figures(FigureQuestion(today: FigureStore.today, starts: starts, recipients: [one: 200]))
    let first = try #require(figures.campaigns.first)
    #expect(first.number == one && first.responses.measured == 4 && first.responses.early == 1 && first.responses.median == 80)
    #expect(first.optOutShare == 5.0 / 200)
    #expect(figures.responses.measured == 5 && figures.responses.classes == [2, 1, 0, 2, 0, 0, 0])
  }

  @Test("The median of many times is less than one part in 128 from the true one", arguments: [1, 2, 3] as [UInt64])
  func median(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var times = ResponseTimes()
    var seconds: [Int64] = []
    for _ in 0..<5001 {
      let time = Int64(exp(Double.random(in: 0...16, using: &generator)))
      seconds.append(time)
      times.add(milliseconds: time * 1000)
    }
    let (found, exact) = (Double(try #require(times.median)), Double(seconds.sorted()[2500]))
    #expect(abs(found - exact) <= exact / 128, "\(found) for \(exact)")
  }

  @Test("An empty store has no days and no figures; asked for days, it has those")
  func empty() async throws {
    let history = try FigureStore()
    let figures = try await history.figures()
    #expect(figures.isEmpty && figures.days == nil && figures.periods.list.isEmpty && figures.campaigns.isEmpty)
    let day = try #require(CalendarDate("2026-10-20"))
    let asked = try await history.figures(FigureQuestion(from: day, to: day, today: FigureStore.today))
    #expect(asked.isEmpty && asked.days == day...day && asked.periods.list.count == 1)
  }

  @Test("One record is one day with one choice")
  func one() async throws {
    let history = try FigureStore()
    try await history.follow(.optOut, .everyChannel, "ana", campaign: nil, after: 0)
    let figures = try await history.figures()
    #expect(figures.total == ChoiceCount(optOuts: 1) && figures.periods.list.map(\.count) == [ChoiceCount(optOuts: 1)])
    #expect(figures.channels.allSatisfy { $0.count.optOuts == 1 && $0.ofEverything == 1 })
  }

  @Test("A million entries are folded in memory that doesn't grow with them")
  func million() throws {
    var generator = SeededGenerator(seed: 5)
    var fold = FigureFold(FigureQuestion(today: FigureStore.today))
    let hash = HistoryHash.digest(of: try Self.record(0, &generator))
    let before = try Self.residentKilobytes()
    var position = HistoryPosition.start
    for index in 0..<1_000_000 {
      position = position.next
      fold.follow(HistoryEntry(position: position, record: try Self.record(index, &generator), digest: hash, chain: hash))
    }
    let figures = fold.figures()
    #expect(figures.total.optOuts == 500_000 && figures.total.optIns == 500_000)
    // 24 bytes for each opt-out, twice while an array grows.
    let grown = try Self.residentKilobytes() - before
    #expect(grown < 120_000, "\(grown) KB")
  }

  private static func record(_ index: Int, _ generator: inout SeededGenerator) throws -> ConsentRecord {
    let time = Timestamp(milliseconds: FigureStore.start.milliseconds + Int64(index) * 2500)
    let id = RecordID(at: time, from: &generator)
    return ConsentRecord(
      id: id, submission: id, salt: RecordSalt(from: &generator), time: time, profile: try #require(Profile.ID("p\(index)")),
      choice: index % 2 == 0 ? .optOut : .optIn, scope: .channel(.email), method: .page, campaign: CampaignNumber(rawValue: UInt32(index % 5 + 1)),
      locale: LocaleTag("fr"), before: Preferences(), after: Preferences(every: .optOut))
  }

  private static func residentKilobytes() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
    return try #require(Int(line.filter(\.isNumber)))
  }
}
