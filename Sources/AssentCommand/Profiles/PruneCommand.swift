import ArgumentParser
import AssentModel
import AssentPreferences

/// A subcommand of `assent store`.
struct PruneCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune", abstract: "Removes what the store need not keep any longer; the records and their chain stay.",
    discussion: "Run it daily where the handler keeps networks (--evidence address).")

  @Option(help: ArgumentHelp("Remove the networks of records that are older, such as 90d.", valueName: "time"))
  var networkOlderThan: TimeSpan

  @OptionGroup var store: StoreOption

  func run() async throws {
    let time = Timestamp(milliseconds: SystemClock.now.milliseconds - networkOlderThan.milliseconds)
    let count = try await store.open().removeNetworks(before: time)
    StandardStream.output.print("\(count) \(count == 1 ? "network" : "networks") of before \(time) removed")
  }
}
