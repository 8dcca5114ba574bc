import AssentModel

/// The opt-outs that wait for the store, in the order in which they came.
struct WaitingOptOuts {
  private var entries: [LateSubmission?] = []
  /// The place of the first entry in the order, counted from the beginning.
  private var start = 0
  private var places: [RecordID: Int] = [:]
  private var profiles: [Profile.ID: [RecordID]] = [:]

  var count: Int { places.count }
  var isEmpty: Bool { places.isEmpty }

  /// When the oldest one was made; the journal's order is that of the times, but for a clock that was set.
  var oldest: Timestamp? { first(1, without: []).first?.time }

  /// A submission that waits already doesn't wait twice.
  mutating func append(_ submission: LateSubmission) {
    guard places[submission.submission.id] == nil else { return }
    places[submission.submission.id] = start + entries.count
    profiles[submission.submission.profile, default: []].append(submission.submission.id)
    entries.append(submission)
  }

  mutating func remove(_ ids: [RecordID]) {
    for id in ids {
      guard let place = places.removeValue(forKey: id), let entry = entries[place - start] else { continue }
      entries[place - start] = nil
      profiles[entry.submission.profile]?.removeAll { $0 == id }
      if profiles[entry.submission.profile]?.isEmpty == true { profiles[entry.submission.profile] = nil }
    }
    let done = entries.firstIndex { $0 != nil } ?? entries.count
    guard done > entries.count / 2 else { return }
    entries.removeFirst(done)
    start += done
  }

  /// The first ones, of other profiles than these.
  func first(_ limit: Int, without profiles: Set<Profile.ID>) -> [LateSubmission] {
    var found: [LateSubmission] = []
    for case let entry? in entries where !profiles.contains(entry.submission.profile) {
      found.append(entry)
      if found.count == limit { break }
    }
    return found
  }

  func of(_ profile: Profile.ID) -> [LateSubmission] {
    (profiles[profile] ?? []).compactMap { id in places[id].flatMap { entries[$0 - start] } }
  }

  /// Whether nothing but these waits.
  func isNothing(without ids: [RecordID]) -> Bool { Set(ids).count { places[$0] != nil } == places.count }

  func holds(_ profile: Profile.ID) -> Bool { profiles[profile] != nil }
}
