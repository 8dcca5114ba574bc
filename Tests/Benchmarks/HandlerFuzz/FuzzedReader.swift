/// A reader of what clients send, and what must hold for whatever they send.
struct FuzzedReader: Sendable {
  let name: String
  /// Good inputs, to be made bad.
  let seeds: [[UInt8]]
  /// Returns what doesn't hold for an input, and whether the reader took the input.
  let check: @Sendable ([UInt8]) -> (violation: String?, isTaken: Bool)

  struct Result: Sendable {
    var inputs = 0
    var taken = 0
    /// The first input for which something doesn't hold.
    var violation: String?
  }

  func run(_ inputs: Int, seed: UInt64) -> Result {
    var generator = FuzzGenerator(seed: seed)
    var result = Result()
    for _ in 0..<inputs {
      let input = Mutation.of(
        seeds[generator.index(below: seeds.count)], other: seeds[generator.index(below: seeds.count)], using: &generator)
      let (violation, isTaken) = check(input)
      result.inputs += 1
      if isTaken { result.taken += 1 }
      if let violation {
        result.violation = "\(violation): \(input)"
        return result
      }
    }
    return result
  }
}
