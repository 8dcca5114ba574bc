import ArgumentParser

struct ServiceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "service", abstract: "Looks at the subscriptions to a service.", subcommands: [ShowServiceCommand.self])
}
