import AssentLinks
import AssentModel
import Foundation

// Links a second on this machine: signing and verifying one by one, and from sheet to sheet. `LinkBenchmark [ROWS] [ROUNDS]`
let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let rows = arguments.first ?? 1_000_000
let rounds = arguments.dropFirst().first ?? 3
try LinkBenchmark(rows: rows, rounds: rounds).run()
