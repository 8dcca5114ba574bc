import ArgumentParser
import AssentModel

struct SubscribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "subscribe", abstract: "Records that people subscribed to a service.")

  @Option(help: ArgumentHelp("The service, by its name or number in site.yml.", valueName: "service"))
  var service: String

  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteVocabulary(options.site)
    try await options.record(.optIn, .service(vocabulary.service(service)), vocabulary)
  }
}
