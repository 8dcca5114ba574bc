/// What following a store's whole history, and comparing the states with it, found.
public struct StoreVerification: Hashable, Sendable {
  /// How many entries were followed.
  public let count: Int
  /// Where the history ended when it began.
  public let head: HistoryHead
  public let problems: [HistoryProblem]
}

extension MaintainedStore {
  /// Follows the history up to its head of now, page by page, and compares the states with it. Others may go on writing.
  ///
  /// - Parameter progress: called after each page with how many entries are done, and how many there are.
  public func verify(
    pageSize: Int = 1000, progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async throws(StoreError) -> StoreVerification {
    var verified = try await follow(pageSize: pageSize, progress: progress)
    // Who was erased meanwhile has emptied records before the head and an erasure behind it: with a later head both are seen.
    var attempts = 0
    while verified.problems.contains(where: { $0.kind == .emptied }), attempts < 5, try await head() != verified.head {
      attempts += 1
      verified = try await follow(pageSize: pageSize, progress: progress)
    }
    return verified
  }

  private func follow(
    pageSize: Int, progress: @Sendable (_ done: Int, _ total: Int) -> Void
  ) async throws(StoreError) -> StoreVerification {
    let head = try await head()
    var verification = HistoryVerification()
    var position = HistoryPosition.start
    while position < head.position {
      let page = try await entries(after: position, limit: pageSize).prefix { $0.position <= head.position }
      guard let last = page.last else { break }
      for entry in page { verification.follow(entry) }
      position = last.position
      progress(verification.count, Int(clamping: head.position.rawValue))
    }
    // What stands behind the head was added meanwhile when the head has moved, and by nobody of us when it hasn't.
    if let next = try await entries(after: max(position, head.position), limit: 1).first, try await self.head() == head {
      verification.follow(next)
    }
    verification.finish(head: head)
    return StoreVerification(count: verification.count, head: head, problems: verification.problems + (try await stateProblems()))
  }
}
