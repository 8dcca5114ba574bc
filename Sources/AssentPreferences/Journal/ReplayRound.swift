/// How far a replay came: what became of the opt-outs that waited. Ids are those of submissions, and none says whose it is.
public struct ReplayRound: Hashable, Sendable {
  private var counts: [ReplayedSubmission.Result: Int] = [:]
  /// The opt-outs that met a newer choice of their profile, which holds, in the journal's order.
  public private(set) var superseded: [RecordID] = []
  /// Those that the store refuses, each for itself; they stay, with everything that waits of their profiles.
  public internal(set) var refused: [RecordID] = []
  /// Why the round ended early or something was refused; `nil` when all is through.
  public internal(set) var problem: String?

  /// How many opt-outs ended so.
  public func count(_ result: ReplayedSubmission.Result) -> Int { counts[result] ?? 0 }

  mutating func add(_ replayed: ReplayedSubmission) {
    counts[replayed.result, default: 0] += 1
    if replayed.result == .superseded { superseded.append(replayed.submission) }
  }
}

extension ReplayRound: CustomStringConvertible {
  /// A line for the log.
  public var description: String {
    var parts = ReplayedSubmission.Result.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    if !refused.isEmpty { parts.append("\(refused.count) refused") }
    if let problem { parts.append(problem) }
    return parts.isEmpty ? "nothing waited" : parts.joined(separator: ", ")
  }
}
