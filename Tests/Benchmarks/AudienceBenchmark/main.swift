import Foundation

// Fills a store: `AudienceBenchmark STORE.sqlite OPTED_OUT.csv QUARANTINE.csv`, each file one column with a header.
let arguments = CommandLine.arguments
guard arguments.count == 4 else {
  print("AudienceBenchmark STORE.sqlite OPTED_OUT.csv QUARANTINE.csv")
  exit(2)
}
try await AudienceBenchmark(store: arguments[1], optedOut: arguments[2], quarantine: arguments[3]).run()
