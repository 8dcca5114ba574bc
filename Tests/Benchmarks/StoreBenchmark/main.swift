import Foundation

// StoreBenchmark LOCATION [SUBMISSIONS [TASKS [ROUNDS]]]: how many choices a second a store commits.
let arguments = CommandLine.arguments.dropFirst()
func number(_ index: Int, _ standard: Int) -> Int { arguments.dropFirst(index).first.flatMap { Int($0) } ?? standard }

guard let location = arguments.first else {
  FileHandle.standardError.write(Data("usage: StoreBenchmark sqlite:PATH|postgresql://… [submissions [tasks [rounds]]]\n".utf8))
  exit(2)
}
try await StoreBenchmark(location: location, submissions: number(1, 100_000), tasks: number(2, 64), rounds: number(3, 5)).run()
