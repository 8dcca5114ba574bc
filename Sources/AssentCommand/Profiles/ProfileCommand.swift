import ArgumentParser

struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Looks after what a store keeps of single people.",
    subcommands: [
      ShowProfileCommand.self, OptOutCommand.self, OptInCommand.self, SubscribeCommand.self, UnsubscribeCommand.self, ImportChoicesCommand.self,
      EraseCommand.self,
    ])
}
