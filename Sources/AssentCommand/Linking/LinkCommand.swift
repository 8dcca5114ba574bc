import ArgumentParser
import AssentLinks
import AssentModel
import AssentSite

struct LinkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "link", abstract: "Prints a signed link for one profile.")

  @Argument(help: "opt-out, opt-in or preferences.")
  var action: LinkAction

  @Option(help: ArgumentHelp("The profile's opaque id, 1 to 64 bytes.", valueName: "id"))
  var profile: Profile.ID

  @OptionGroup var options: LinkOptions
  @OptionGroup var site: SiteOption
  @OptionGroup var keys: KeysOption

  @Flag(help: "Print the List-Unsubscribe and List-Unsubscribe-Post lines of a message instead.")
  var headers = false

  func validate() throws {
    guard !headers || action == .optOut else { throw ValidationError("--headers is for opt-out links: a mail program's button unsubscribes.") }
  }

  func run() throws {
    let configuration = try SiteReader.configuration(site.folder)
    let template = try options.template(configuration, now: .now)
    if let warning = ProfileIDWarning(profile.text) { StandardStream.error.print("warning: \(warning.message)") }
    let link = Link(
      action, scope: template.scope, profile: profile, campaign: template.campaign, expiresAt: template.expiresAt, isTest: template.isTest)
    let url = try keys.ring().sign(link).url(baseURL: configuration.baseURL, locale: options.locale ?? configuration.sourceLocale)
    guard headers else { return StandardStream.output.print(url) }
    guard let headers = UnsubscribeHeaders(url: url) else {
      throw ValidationError("One-click unsubscription needs an https link (RFC 8058); the site's baseURL is \(configuration.baseURL).")
    }
    for line in headers.lines { StandardStream.output.print(line) }
  }
}
