import ArgumentParser

struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Looks after what a store keeps of one person.", subcommands: [EraseCommand.self])
}
