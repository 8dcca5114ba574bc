import ArgumentParser
import AssentAudience
import AssentFormats
import AssentModel
import AssentStore

struct ShowProfileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows what people chose: the state of each channel and service, and the records that led to it.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "The ids of the people.")
  var profiles: [Profile.ID]

  @Option(help: ArgumentHelp("The time at which subscriptions are looked at; otherwise now.", valueName: "time"))
  var at: Timestamp?

  @Option(help: "What to write: text, or a JSON object per line.")
  var format = Format.text

  @OptionGroup var store: StoreOption
  @OptionGroup var site: SiteOption

  func run() async throws {
    let vocabulary = try SiteNames(site)
    let store = try await store.open()
    for (index, profile) in profiles.enumerated() {
      let view = ProfileView(
        of: profile, state: try await store.preferences(of: profile), history: try await store.entries(of: profile), at: at ?? SystemClock.now,
        offered: vocabulary.channels, scopes: vocabulary.scopes, campaigns: vocabulary.campaigns)
      if index > 0, format == .text { StandardStream.output.print("") }
      StandardStream.output.write(format == .text ? ProfileText(view).text : ProfileJSON(view).text)
    }
  }
}
