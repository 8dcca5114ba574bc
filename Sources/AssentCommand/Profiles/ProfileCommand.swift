import ArgumentParser
import AssentModel

struct ProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Looks after what a store keeps of single people.",
    subcommands: [
      ShowProfileCommand.self, OptOutCommand.self, OptInCommand.self, SubscribeCommand.self, UnsubscribeCommand.self, ImportChoicesCommand.self,
      EraseCommand.self,
    ])
}

struct OptInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-in", abstract: "Records that people opted in, by a letter or a call.",
    discussion: "It takes --channel, --service or --everything, and the reason names the proof.")

  @Flag(help: "Every channel.")
  var everything = false

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteNames(options.site)
    let named = try scope.scope(vocabulary)
    guard let chosen = everything ? .everyChannel : named, !everything || named == nil else {
      throw ValidationError("Say what is opted in to: --channel or --service, or --everything alone.")
    }
    try await options.record(.optIn, chosen, vocabulary)
  }
}

struct OptOutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-out", abstract: "Records that people opted out, by a letter or a call.",
    discussion: "Of everything, unless channels or a service are named.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteNames(options.site)
    try await options.record(.optOut, scope.scope(vocabulary) ?? .everyChannel, vocabulary)
  }
}

struct SubscribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "subscribe", abstract: "Records that people subscribed to a service.")

  @Option(help: ArgumentHelp("The service, by its name or number in site.yml.", valueName: "service"))
  var service: String

  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteNames(options.site)
    try await options.record(.optIn, .service(vocabulary.service(service)), vocabulary)
  }
}

struct UnsubscribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unsubscribe", abstract: "Records that people ended their subscription to a service.")

  @Option(help: ArgumentHelp("The service, by its name or number in site.yml.", valueName: "service"))
  var service: String

  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteNames(options.site)
    try await options.record(.optOut, .service(vocabulary.service(service)), vocabulary)
  }
}
