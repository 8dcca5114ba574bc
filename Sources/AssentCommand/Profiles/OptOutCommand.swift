import ArgumentParser
import AssentModel

struct OptOutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-out", abstract: "Records that people opted out, by a letter or a call.",
    discussion: "Of everything, unless channels or a service are named.")

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteVocabulary(options.site)
    try await options.record(.optOut, scope.scope(vocabulary) ?? .everyChannel, vocabulary)
  }
}
