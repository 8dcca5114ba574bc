import ArgumentParser
import AssentExchange
import AssentModel
import AssentPreferences
import Glibc
import UnixSignals

struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Follows the history as JSON lines: a line for each entry, as it is recorded.",
    discussion: """
      Each line has its position and kind: record, erased, erasure or quarantine. Go on with --since and the position of the last line. While the \
      store is away it waits, and says so on the error stream. It ends with SIGTERM and SIGINT, and when nobody reads any more.
      """)

  @Option(help: ArgumentHelp("From the entry after this position; 0 is the whole history. Otherwise from now on.", valueName: "position"))
  var since: HistoryPosition?

  @Option(help: ArgumentHelp("How often to look.", valueName: "time"))
  var every = TimeSpan(milliseconds: 1000)

  @OptionGroup var history: HistoryOptions
  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func run() async throws {
    // A reader that went away is an answer of the system, not a signal.
    _ = signal(SIGPIPE, SIG_IGN)
    let vocabulary = try SiteVocabulary(site)
    let rows = HistoryRows(scopes: vocabulary.scopes, campaigns: vocabulary.campaigns, extras: history.extras)
    let source = try await WatchedStore(store.location())
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    let watch = HistoryWatch(source: source, rows: rows, interval: .milliseconds(every.milliseconds))
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { for await _ in signals { return } }
      group.addTask { try await watch.run(since: since) }
      defer { group.cancelAll() }
      try await group.next()
    }
  }
}
