import ArgumentParser
import AssentFormats
import AssentModel
import AssentStore

struct StoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Looks after a store: checks it, verifies its history, moves it, backs it up, removes what it need not keep.",
    subcommands: [Check.self, Verify.self, Copy.self, Backup.self, PruneCommand.self])

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Checks that the database itself is sound.",
      discussion: "SQLite: integrity_check and foreign_key_check. PostgreSQL: that it answers, and that its schema, indexes and settings are right.")
    @OptionGroup var store: StoreOption

    func run() async throws {
      let location = try store.location()
      let problems = try await OpenStore(location).store.integrityProblems()
      try StoreCommand.conclude(problems, sound: "\(location): the database is sound")
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Follows the chain of the whole history, and names every record that was altered, removed or put in.",
      discussion: "The state of each profile is compared with its last record. Handlers may go on recording.")
    @OptionGroup var store: StoreOption

    func run() async throws {
      let location = try store.location()
      let progress = ProgressBar(label: "records", isShown: true)
      let verified = try await OpenStore(location).store.verify { progress.update(done: $0, total: $1) }
      progress.clear()
      try StoreCommand.conclude(
        verified.problems.map(\.description),
        sound: "\(location): \(StoreCommand.records(verified.count)), unbroken; the chain ends in \(verified.head.chain)")
    }
  }

  /// Prints what is wrong, or that nothing is.
  ///
  /// - Throws: exit code 1 when something is wrong.
  static func conclude(_ problems: [String], sound: String) throws {
    guard !problems.isEmpty else { return StandardStream.output.print(sound) }
    for problem in problems { StandardStream.output.print(problem) }
    StandardStream.error.print("\(problems.count) \(problems.count == 1 ? "problem" : "problems")")
    throw ExitCode(1)
  }

  static func records(_ count: Int) -> String { "\(count) \(count == 1 ? "record" : "records")" }
}

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
