import ArgumentParser
import AssentModel

/// What a choice is about.
struct ScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A channel, or several with commas; may be repeated.", valueName: "channel"))
  var channel: [String] = []

  @Option(help: ArgumentHelp("A service, by its name or number in site.yml.", valueName: "service"))
  var service: String?

  /// `nil` when nothing was named.
  ///
  /// - Throws: when a name is unknown, or both were given.
  func scope(_ vocabulary: SiteVocabulary) throws -> Scope? {
    if let service {
      guard channel.isEmpty else { throw ValidationError("Give --channel or --service, not both: they are two choices.") }
      return .service(try vocabulary.service(service))
    }
    guard !channel.isEmpty else { return nil }
    let channels = try channel.flatMap { $0.split(separator: ",") }.map { name in
      guard let channel = Channel(name: name) else {
        throw ValidationError("'\(name)' is no channel; channels are \(Channel.all.map(\.name).joined(separator: ", ")).")
      }
      return channel
    }
    return .channels(ChannelSet(channels))
  }
}
