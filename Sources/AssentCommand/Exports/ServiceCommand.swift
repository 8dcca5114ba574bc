import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
import Foundation

struct ServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service", abstract: "Looks at the subscriptions to a service.", subcommands: [ShowServiceCommand.self])
}

struct ShowServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows who subscribes to a service, and how it came to that.",
    discussion: """
      Subscriptions expire at the time of asking. With --at, the states of now are looked at with another time, and the curve ends there. The \
      curve leaves out people who were erased. With --list, the ids of those people are written, one a line.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @Argument(help: "The service, by its name or number in site.yml.")
  var service: String

  @Option(help: ArgumentHelp("The time at which subscriptions are looked at; otherwise now.", valueName: "time"))
  var at: Timestamp?

  @Option(help: "What to write; csv is the curve alone.")
  var format = Format.text

  @Option(help: ArgumentHelp("The most points of the curve.", valueName: "number"))
  var points = 24

  @Option(help: "Write the ids of these people instead.")
  var list: ServiceStanding?

  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func validate() throws {
    guard (1...10_000).contains(points) else { throw ValidationError("--points takes a number from 1 to 10000") }
  }

  func run() async throws {
    let vocabulary = try SiteNames(site)
    let number = try vocabulary.service(service)
    let store = try await store.open()
    let time = at ?? SystemClock.now
    if let list {
      let output = try RowOutput(nil, format: .csv, columns: ["profile"], since: .start)
      let census = ServiceCensus(of: number, at: time) { standing, profile in
        if standing == list { try output.write([.id(profile.text)]) }
      }
      _ = try await store.snapshot(census)
      return try output.publish()
    }
    let census = ServiceCensus(of: number, at: time)
    let head = try await store.snapshot(census)
    let curve = try await curve(of: number, at: time, in: store, to: head.position)
    let view = ServiceView(
      name: vocabulary.scopes.name(of: number), service: number, time: time, counts: census.counts, curve: curve, points: points,
      position: head.position)
    switch format {
    case .text:
      let signs = TerminalDrawing.Signs(environment: ProcessInfo.processInfo.environment)
      StandardStream.output.write(ServiceText(view, signs: signs).text)
    case .json: StandardStream.output.write(ServiceJSON(view).text)
    case .csv:
      let output = try RowOutput(nil, format: .csv, columns: ServiceView.columns, since: .start)
      for row in view.rows { try output.write(row) }
      try output.publish()
    }
  }

  private func curve(
    of service: ServiceNumber, at time: Timestamp, in store: any ReadableStore, to end: HistoryPosition
  ) async throws -> SubscriptionCurve {
    var curve = SubscriptionCurve(of: service, at: time)
    let progress = ProgressBar(label: "entries", isShown: true)
    defer { progress.clear() }
    var position = HistoryPosition.start
    while position < end {
      let page = try await store.entries(after: position, limit: 1000)
      guard let last = page.last else { break }
      for entry in page where entry.position <= end { curve.follow(entry) }
      position = last.position
      progress.update(done: Int(clamping: position.rawValue), total: Int(clamping: end.rawValue))
    }
    return curve
  }
}
