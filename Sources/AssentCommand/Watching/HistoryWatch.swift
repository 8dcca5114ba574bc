import ArgumentParser
import AssentExchange
import AssentPreferences
import Glibc

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
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = unsafe rest.withUnsafeBufferPointer { unsafe Glibc.write(1, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      rest = rest.dropFirst(written)
    }
    return true
  }

  /// Whether somebody still holds the other end of the output.
  private var isRead: Bool {
    var request = pollfd(fd: 1, events: 0, revents: 0)
    guard unsafe poll(&request, 1, 0) > 0 else { return true }
    return request.revents & Int16(POLLERR) == 0
  }
}
