import Foundation

/// Throws mutated input at everything that reads what clients send: `HandlerFuzz [INPUTS] [SEED]`; 10,000,000 inputs and the seed 1 unless told otherwise.
@main
struct HandlerFuzz {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
    guard arguments.count <= 2, !arguments.contains(nil) else {
      FileHandle.standardError.write(Data("usage: HandlerFuzz [INPUTS] [SEED]\n".utf8))
      exit(64)
    }
    let inputs = Int(clamping: arguments.first.flatMap { $0 } ?? 10_000_000)
    let seed = arguments.dropFirst().first.flatMap { $0 } ?? 1
    let (isRight, lines) = try await run(inputs, seed: seed)
    for line in lines { print(line) }
    exit(isRight ? 0 : 1)
  }

  /// A tenth of the inputs goes to the whole handler, the rest to the readers in equal parts. Returns whether everything held, and a line on each.
  static func run(_ inputs: Int, seed: UInt64) async throws -> (isRight: Bool, lines: [String]) {
    let readers = try FuzzedReader.all(seed: seed)
    let share = inputs / 10
    var results: [(name: String, result: FuzzedReader.Result)] = []
    for (index, reader) in readers.enumerated() {
      let rest = inputs - share
      results.append((reader.name, reader.run(rest / readers.count + (index < rest % readers.count ? 1 : 0), seed: seed + UInt64(index))))
    }
    results.append(("answers", await (try FuzzedHandler(seed: seed)).run(share, seed: seed)))
    let lines = results.map { "\($0.name)  \($0.result.inputs) inputs  \($0.result.taken) taken  \($0.result.violation ?? "all held")" }
    let total = "seed \(seed)  \(results.reduce(0) { $0 + $1.result.inputs }) inputs"
    return (results.allSatisfy { $0.result.violation == nil }, lines + [total])
  }
}
