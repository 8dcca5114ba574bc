import AssentAddresses
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore
import Dispatch
import Foundation
import Synchronization
import SystemPackage

/// One run of `assent analyse`: from the store and the list to the files.
struct AnalysisSession {
  let command: AnalyseCommand
  let message: AnalysedMessage
  let input: SheetInput

  func run() async throws {
    let store = try await command.store.open()
    let list = try AnalysisList(input.descriptor, folder: FileManager.default.temporaryDirectory.path)
    defer { list.close() }
    let rule = command.sharedAddress
    var files = OutputSet()
    var outputs = AnalysisOutputs()
    if !command.dryRun {
      if let path = command.targets { outputs.targets = try files.add(path).number }
      if let path = command.exclusions { outputs.exclusions = try files.add(path).number }
      if let path = command.shared { outputs.shared = try files.add(path).number }
    }
    var summaryFile: Descriptor?
    if let path = command.summary, path != "-" { summaryFile = try files.add(path) }
    var (analysis, head) = try await self.analysis(store)
    var (contested, current, quarantined): (ContestedList?, AnalysisList, Int) = (nil, list, 0)
    if rule != .keep {
      contested = try await onThreads { [analysis] in try analysis.contested(in: list, progress: progress(list, "looked at for shared addresses")) }
      current = list.rewound
    }
    if rule == .quarantine, let texts = contested?.texts {
      quarantined = command.dryRun ? texts.count : try await quarantine(texts, store)
      if !command.dryRun, quarantined > 0 { (analysis, head) = try await self.analysis(store) }
      if !command.dryRun { contested = nil }
    }
    let counts = try await onThreads { [analysis, current, contested, outputs] in
      try analysis.run(
        current, to: outputs, shared: rule == .exclude ? .exclude : .keep, contested: contested, progress: progress(list, "analysed"))
    }
    let report = AnalysisReport(
      counts: counts, question: message.question, service: message.service, campaign: command.campaign, head: head,
      store: try command.store.location().description, rule: rule, quarantined: quarantined, isDryRun: command.dryRun)
    if let summaryFile {
      let json = Array(report.json.utf8)
      do throws(Errno) { try summaryFile.write(json.span) } catch { throw SheetError(.inputOutput, "the summary can't be written: \(error)") }
    }
    try files.publish()
    print(report)
  }

  private func analysis(_ store: PreferenceStore) async throws -> (DeliveryAnalysis, HistoryHead) {
    var generator = SystemRandomNumberGenerator()
    let snapshot = try AudienceSnapshot(message.question, seed: generator.next())
    let head = try await store.snapshot(snapshot)
    if snapshot.hasSuppressions { snapshot.adopt(try await store.suppressionSecret()) }
    let causes = HistoryCauses(store, message.question, head)
    return (
      DeliveryAnalysis(snapshot: snapshot, rules: message.rules, format: input.format, jobs: command.jobs) { try causes.position($0, $1) }, head
    )
  }

  /// Puts addresses into quarantine; returns how many weren't there yet.
  private func quarantine(_ texts: [String], _ store: PreferenceStore) async throws -> Int {
    var (count, generator) = (0, SystemRandomNumberGenerator())
    for start in stride(from: 0, to: texts.count, by: 1000) {
      let now = SystemClock.now
      let addresses = texts[start..<min(start + 1000, texts.count)].map { Address(stored: $0, channel: message.question.channel) }
      let known = try await store.quarantine(of: addresses)
      let changes = addresses.filter { known[$0]?.state.status.excludes != true }.map { address in
        QuarantineChange(
          id: RecordID(at: now, from: &generator), address: address, event: .status(.quarantined), method: .analysis,
          statement: SenderStatement(reason: command.reason ?? "shared by two profiles, of which one opted out"))
      }
      count += try await store.change(changes, at: now).count { $0 != nil }
    }
    return count
  }

  private func progress(_ list: AnalysisList, _ what: String) -> @Sendable (Int) -> Void {
    let bar = ProgressBar(label: "MB \(what)", isShown: true)
    guard let size = list.size else { return { _ in } }
    return { offset in
      bar.update(done: offset >> 20, total: max(1, size >> 20))
      if offset + 1 << 20 >= size { bar.clear() }
    }
  }

  /// Runs on a thread that may wait.
  private func onThreads<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
    }
  }

  private func print(_ report: AnalysisReport) {
    if command.summary == "-" {
      StandardStream.output.write(report.json)
      StandardStream.error.print(report.text(TerminalDrawing.Signs(environment: ProcessInfo.processInfo.environment)))
    } else {
      StandardStream.output.print(report.text(TerminalDrawing.Signs(environment: ProcessInfo.processInfo.environment)))
    }
  }
}

/// Looks up which record gave a profile a reason, for threads that may wait.
final class HistoryCauses: Sendable {
  private let store: any ReadableStore
  private let question: AudienceQuestion
  private let head: HistoryHead

  init(_ store: any ReadableStore, _ question: AudienceQuestion, _ head: HistoryHead) {
    self.store = store
    self.question = question
    self.head = head
  }

  func position(_ profile: String, _ reason: ExclusionReason) throws -> Int64? {
    guard let profile = Profile.ID(profile) else { return nil }
    let result = Mutex<Result<[HistoryEntry], StoreError>?>(nil)
    let done = DispatchSemaphore(value: 0)
    Task.detached { [store] in
      do throws(StoreError) {
        let entries = try await store.entries(of: profile)
        result.withLock { $0 = .success(entries) }
      } catch {
        result.withLock { $0 = .failure(error) }
      }
      done.signal()
    }
    done.wait()
    let entries = try result.withLock { $0 }?.get() ?? []
    return question.cause(of: reason, in: entries, upTo: head.position)?.rawValue
  }
}
