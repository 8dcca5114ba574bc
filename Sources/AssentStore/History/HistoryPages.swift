/// Moves the history of one store into another, empty one: positions, digests and chain stay as they are.
public struct StoreCopy: Sendable {
  private let source: PreferenceStore
  private let target: PreferenceStore
  private let pageSize: Int

  public init(from source: PreferenceStore, to target: PreferenceStore, pageSize: Int = 1000) {
    self.source = source
    self.target = target
    self.pageSize = pageSize
  }

  /// Copies what is there now, and verifies what was written. What is added meanwhile stays out, unless somebody is erased: then what is there
  /// after that is copied, too, as the history before doesn't hold without the erasure.
  ///
  /// - Throws: ``StoreError``: `notEmpty` when the target has a history, `brokenChain` when that of the source doesn't hold; what
  ///   was copied before an error stays in the target, which is to be thrown away then.
  public func run(progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }) async throws(StoreError) -> StoreVerification {
    guard try await target.head() == .start else {
      throw StoreError(.notEmpty, "the target", "this store has a history already: copy to an empty one")
    }
    // Who was erased there is recognised here by the same keys.
    try await target.adopt(try await source.suppressionSecret())
    var head = try await source.head()
    var position = HistoryPosition.start
    var emptied: Set<HistoryPosition> = []
    while position < head.position {
      let page = Array(try await source.entries(after: position, limit: pageSize).prefix { $0.position <= head.position })
      guard let last = page.last else {
        throw StoreError(.brokenChain, "the source", "its history ends at position \(position), before its head: see assent store verify")
      }
      try await target.append(page)
      position = last.position
      for entry in page {
        switch entry.content {
        case .record, .quarantine: break
        case .erased: emptied.insert(entry.position)
        case .erasure(let erasure): emptied.subtract(erasure.records.map(\.position))
        }
      }
      if position == head.position, !emptied.isEmpty {
        // Whoever emptied a record added the erasure in the same moment, so it's there by now.
        head = try await source.head()
        emptied = []
      }
      progress(Int(clamping: position.rawValue), Int(clamping: head.position.rawValue))
    }
    // The end of a suppression names nobody in the history, so it's copied by itself.
    try await target.retainSuppressions(try await source.suppressions())
    let copied = try await target.verify()
    guard copied.head == head, copied.count == Int(clamping: head.position.rawValue), copied.problems.isEmpty else {
      throw StoreError(.brokenChain, "the target", "the copy isn't what the source holds: throw it away and see assent store verify for both")
    }
    return copied
  }
}
