public import AssentModel
import Dispatch
import Synchronization

/// Keeps the opt-outs that a store couldn't take in a file of this machine, until it can.
///
/// The file has one line for each. Those that arrive together are written and synced together, and the answer comes after the sync.
/// A line is 16 hexadecimal digits of the SHA-256 of a JSON object, a space, the object, and a newline. The object has one member:
/// - `journal`, in the first line alone: the version of the format, 1.
/// - `optOut`: a choice. `id` of the submission, `salt`, `profile`, `scope` (its code), `method`, `time` and `knownUntil` (milliseconds since 1970
///   UTC), and `link` (`action`, `scope`, `campaign`, `keyID`, `tokenHash`) with `page` (`locale`, `pageHash`, `sourcesHash`, `network`), or
///   `statement` (`reason`, `actor`).
/// - `done`: the ids of the submissions that are in the store. When all are, the file is cut back to its first line instead.
/// - `keptAside`: the offset of a damaged line that was copied to the file beside the journal whose name ends in `.damaged`.
///
/// The profiles' ids are in the file, since a choice is nothing without them: its owner alone may read it (mode 0600), and it belongs on a disk
/// that is looked after as the store's is. It holds no token and no address. One process has the file open at a time.
public final class OptOutJournal: Sendable {
  private struct Waiting {
    let submission: LateSubmission
    let line: [UInt8]
    let answer: CheckedContinuation<Result<Void, JournalError>, Never>
  }

  private struct Queue {
    var waiting: [Waiting] = []
    var isWriting = false
  }

  private struct Content {
    var waiting: WaitingOptOuts
    var length: Int
    /// Why the end of the file isn't that of a whole line; `nil` when it is.
    var failure: JournalError?
  }

  /// The size from which on a journal refuses unless told otherwise: 256 MiB.
  public static let defaultLimit = 256 << 20

  public let path: String
  /// The size from which on the journal refuses, in bytes.
  public let limit: Int
  /// What couldn't be read when the journal was opened.
  public let findings: [JournalFinding]
  private let file: JournalFile
  private let headerLength: Int
  private let content: Mutex<Content>
  private let queue = Mutex(Queue())
  /// Where the disk is waited for, so that no thread of the tasks is.
  private let disk = DispatchQueue(label: "assent.journal")

  /// Opens the file or makes it, and reads what waits in it.
  ///
  /// - Throws: ``JournalError`` when the file can't be opened or written, isn't a journal, is in use, or was made by a newer version.
  public init(path: String, limit: Int = OptOutJournal.defaultLimit) throws(JournalError) {
    let opening = try JournalOpening(path: path)
    self.path = path
    self.limit = limit
    file = opening.file
    findings = opening.findings
    headerLength = opening.headerLength
    content = Mutex(Content(waiting: opening.waiting, length: opening.length))
  }

  /// How many opt-outs wait.
  public var depth: Int { content.withLock { $0.waiting.count } }

  /// When the oldest one that waits was made.
  public var oldest: Timestamp? { content.withLock { $0.waiting.oldest } }

  /// The size of the file.
  public var bytes: Int { content.withLock { $0.length } }

  /// Whether another one would be kept: the file is below its limit, and its disk has room.
  public var hasRoom: Bool { bytes < limit && file.hasRoom }

  /// The first ones that wait, in their order, of other profiles than these.
  public func first(_ limit: Int, without profiles: Set<Profile.ID> = []) -> [LateSubmission] {
    content.withLock { $0.waiting.first(limit, without: profiles) }
  }

  /// What waits of a profile, in its order.
  public func waiting(of profile: Profile.ID) -> [LateSubmission] { content.withLock { $0.waiting.of(profile) } }

  func holds(_ profile: Profile.ID) -> Bool { content.withLock { $0.waiting.holds(profile) } }

  /// Writes an opt-out down. Returns when it would survive a crash of the machine.
  ///
  /// - Throws: ``JournalError``: `notAnOptOut`, `full`, `cannotWrite`, `closed`; then nothing waits.
  public func append(_ submission: LateSubmission) async throws(JournalError) {
    guard let entry = JournalEntry(submission) else { throw JournalError(.notAnOptOut, path, "the journal keeps plain opt-outs alone") }
    let line = try JournalLine.entry(entry).bytes(path)
    let result = await withCheckedContinuation { answer in
      let isFirst = queue.withLock { queue in
        queue.waiting.append(Waiting(submission: submission, line: line, answer: answer))
        defer { queue.isWriting = true }
        return !queue.isWriting
      }
      if isFirst { disk.async { self.writeNext() } }
    }
    try result.get()
  }

  /// Says of opt-outs that they are in the store. Returns when that would survive a crash of the machine.
  ///
  /// - Throws: ``JournalError`` when it wouldn't. They don't wait any more even so, until the journal is opened again.
  public func finish(_ submissions: [RecordID]) async throws(JournalError) {
    let result = await onDisk { () throws(JournalError) in try self.remove(submissions) }
    try result.get()
  }

  /// Gives the file back once what is under way has ended; from then on nothing is taken.
  public func close() async {
    _ = await onDisk { () throws(JournalError) in self.file.close() }
  }

  private func onDisk(_ body: @escaping @Sendable () throws(JournalError) -> Void) async -> Result<Void, JournalError> {
    await withCheckedContinuation { answer in
      disk.async {
        do throws(JournalError) {
          try body()
          answer.resume(returning: .success(()))
        } catch {
          answer.resume(returning: .failure(error))
        }
      }
    }
  }

  /// Writes what came until now; what comes meanwhile is next, after the marks that wait for the disk.
  private func writeNext() {
    let batch = queue.withLock { queue in
      defer { queue.waiting = [] }
      queue.isWriting = !queue.waiting.isEmpty
      return queue.waiting
    }
    guard !batch.isEmpty else { return }
    write(batch)
    disk.async { self.writeNext() }
  }

  private func write(_ batch: [Waiting]) {
    var (taken, bytes): ([Waiting], [UInt8]) = ([], [])
    let length = self.bytes
    for waiting in batch {
      if length + bytes.count + waiting.line.count > limit {
        let error = JournalError(.full, path, "the journal has reached its \(limit) bytes: bring the store back, or allow more")
        waiting.answer.resume(returning: .failure(error))
      } else {
        taken.append(waiting)
        bytes += waiting.line
      }
    }
    let result = Result { () throws(JournalError) in try append(bytes) }
    if case .success = result { content.withLock { content in for waiting in taken { content.waiting.append(waiting.submission) } } }
    for waiting in taken { waiting.answer.resume(returning: result) }
  }

  /// Adds whole lines at the end, or nothing.
  private func append(_ bytes: [UInt8]) throws(JournalError) {
    guard !bytes.isEmpty else { return }
    if content.withLock({ $0.failure }) != nil { try cutBack() }
    do {
      try file.append(bytes)
      content.withLock { $0.length += bytes.count }
    } catch {
      // What came onto the disk of these lines goes again now, or before the next line is written.
      content.withLock { $0.failure = error }
      try? cutBack()
      throw error
    }
  }

  /// Ends the file after its last whole line.
  private func cutBack() throws(JournalError) {
    try file.truncate(to: bytes)
    content.withLock { $0.failure = nil }
  }

  private func remove(_ submissions: [RecordID]) throws(JournalError) {
    // They're in the store, so they don't wait any more, whatever becomes of the mark: without it they'd be found there by the next process.
    let isAll = content.withLock { content in
      defer { content.waiting.remove(submissions) }
      return content.waiting.isNothing(without: submissions)
    }
    if isAll {
      // Takes no room, so that it works where the disk is full.
      try file.truncate(to: headerLength)
      content.withLock { content in
        content.length = headerLength
        content.failure = nil
      }
    } else {
      try append(try JournalLine.done(submissions.map(\.description)).bytes(path))
    }
  }
}

/// How a journal and the store behind it are, for `/health`, `/ready` and the metrics.
public struct JournalState: Hashable, Sendable {
  /// How many opt-outs wait for the store.
  public let depth: Int
  /// When the oldest of them was made; `nil` when none waits.
  public let oldest: Timestamp?
  /// Whether another one would be kept: the journal is below its limit, and its disk has room and takes what is written.
  public let hasRoom: Bool
  /// Whether the store did what it was last asked.
  public let storeAnswers: Bool
  /// What the store or the journal said when it last failed, without anything about a profile; `nil` when all is well again.
  public let lastError: String?

  public init(depth: Int, oldest: Timestamp?, hasRoom: Bool, storeAnswers: Bool = true, lastError: String? = nil) {
    self.depth = depth
    self.oldest = oldest
    self.hasRoom = hasRoom
    self.storeAnswers = storeAnswers
    self.lastError = lastError
  }
}
