import ArgumentParser

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Reports on what a store holds: how opting out and in went.",
    subcommands: [FiguresCommand.self, BurstsCommand.self], defaultSubcommand: FiguresCommand.self)
}
