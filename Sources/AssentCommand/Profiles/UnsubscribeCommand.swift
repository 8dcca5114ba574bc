import ArgumentParser
import AssentModel

struct UnsubscribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "unsubscribe", abstract: "Records that people ended their subscription to a service.")

  @Option(help: ArgumentHelp("The service, by its name or number in site.yml.", valueName: "service"))
  var service: String

  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteVocabulary(options.site)
    try await options.record(.optOut, .service(vocabulary.service(service)), vocabulary)
  }
}
