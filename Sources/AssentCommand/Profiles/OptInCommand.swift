import ArgumentParser
import AssentModel

struct OptInCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "opt-in", abstract: "Records that people opted in, by a letter or a call.",
    discussion: "It takes --channel, --service or --everything, and the reason names the proof.")

  @Flag(help: "Every channel.")
  var everything = false

  @OptionGroup var scope: ScopeOptions
  @OptionGroup var options: OperatorOptions

  func run() async throws {
    let vocabulary = try SiteVocabulary(options.site)
    let named = try scope.scope(vocabulary)
    guard let chosen = everything ? .everyChannel : named, !everything || named == nil else {
      throw ValidationError("Say what is opted in to: --channel or --service, or --everything alone.")
    }
    try await options.record(.optIn, chosen, vocabulary)
  }
}
