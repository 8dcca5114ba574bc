import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
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
    let vocabulary = try SiteNames(site)
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

/// Writes the entries of a history as they come.
struct HistoryWatch: Sendable {
  let source: WatchedStore
  let rows: HistoryRows
  /// Between two looks at the store, when there was nothing new.
  let interval: Duration

  private static let pageSize = 1000
  private static let longestWait = Duration.seconds(30)

  /// Returns when nobody reads any more, or the task was cancelled.
  ///
  /// - Throws: exit code 1 when the history isn't the one that was followed.
  func run(since: HistoryPosition?) async throws {
    var position = since
    var wait: Duration?
    while !Task.isCancelled {
      do {
        let store = try await source.store()
        let end = try await store.head().position
        let start = position ?? end
        position = start
        guard start <= end else {
          StandardStream.error.print("error: the history ends at position \(end), before \(start): another store, or an older copy of it")
          throw ExitCode(1)
        }
        let page = try await store.entries(after: start, limit: Self.pageSize)
        if wait != nil { StandardStream.error.print("the store is back") }
        wait = nil
        guard write(page) else { return }
        position = page.last?.position ?? start
        if page.count == Self.pageSize { continue }
      } catch let error as StoreError {
        if wait == nil { StandardStream.error.print("the store is away, waiting: \(error)") }
        wait = min(wait.map { $0 * 2 } ?? max(interval, .milliseconds(100)), Self.longestWait)
      }
      guard isRead else { return }
      do { try await Task.sleep(for: wait ?? interval) } catch { return }
    }
  }

  /// Writes the lines; `false` when nobody reads them any more.
  private func write(_ entries: [HistoryEntry]) -> Bool {
    var bytes: [UInt8] = []
    for entry in entries { RowFormat.jsonl.append(rows.cells(of: entry), columns: rows.columns, to: &bytes) }
    do {
      try Descriptor(number: 1).write(bytes.span)
      return true
    } catch {
      return false
    }
  }

  /// Whether somebody still holds the other end of the output.
  private var isRead: Bool {
    var request = pollfd(fd: 1, events: 0, revents: 0)
    guard unsafe poll(&request, 1, 0) > 0 else { return true }
    return request.revents & Int16(POLLERR) == 0
  }
}

/// A store that is read for a long time: a file that was put in its place meanwhile is opened anew.
actor WatchedStore {
  private struct FileIdentity: Hashable {
    let device: UInt
    let number: UInt
  }

  private let location: StoreLocation
  private var open: PreferenceStore?
  private var identity: FileIdentity?

  /// - Throws: `StoreError` when the store isn't there.
  init(_ location: StoreLocation) async throws {
    self.location = location
    open = try await OpenStore(location).store
    identity = Self.identity(location)
  }

  /// The store, opened again when it has to be.
  ///
  /// - Throws: `StoreError` while it's away.
  func store() async throws -> PreferenceStore {
    let found = Self.identity(location)
    if let open, found == identity { return open }
    try? await open?.close()
    open = nil
    let opened = try await OpenStore(location).store
    (open, identity) = (opened, Self.identity(location))
    return opened
  }

  /// `nil` for a server, and for a file that isn't there.
  private static func identity(_ location: StoreLocation) -> FileIdentity? {
    guard case .sqlite(let path) = location else { return nil }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return FileIdentity(device: 0, number: 0) }
    return FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino))
  }
}
