/// How many choices of each kind were made.
public struct ChoiceCount: Hashable, Sendable {
  public var optOuts = 0
  public var optIns = 0
  /// Opt-outs that were taken back.
  public var undone = 0

  public init(optOuts: Int = 0, optIns: Int = 0, undone: Int = 0) {
    self.optOuts = optOuts
    self.optIns = optIns
    self.undone = undone
  }

  public var isEmpty: Bool { self == ChoiceCount() }

  mutating func add(_ other: ChoiceCount) {
    optOuts += other.optOuts
    optIns += other.optIns
    undone += other.undone
  }
}
