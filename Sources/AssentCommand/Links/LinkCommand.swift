import ArgumentParser
import AssentFormats
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
    let template = try options.template(configuration, now: SystemClock.now)
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

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verify", abstract: "Explains a link or token, and says whether it is honoured.")

  @Argument(help: "The link, or its token.")
  var link: String

  @OptionGroup var keys: KeysOption

  func run() throws {
    let path = link.prefix { $0 != "?" && $0 != "#" }
    let steps = path.split(separator: "/")
    let token = steps.last.map(String.init) ?? ""
    let verified: VerifiedLink
    do {
      verified = try keys.ring().verify(token)
    } catch let error as LinkError {
      StandardStream.error.print("refused: \(error)")
      throw ExitCode(1)
    }
    let link = verified.link
    var rows = [("action", link.action.name), ("scope", Self.text(of: link.scope)), ("profile", link.profile.text)]
    rows.append(("campaign", link.campaign.map { String($0.rawValue) } ?? "none"))
    rows.append(("expires", link.expiresAt.map { Timestamp(seconds: Int64($0)).description } ?? "never"))
    rows.append(("key", verified.keyID.description))
    rows.append(("test link", link.isTest ? "yes: nothing is recorded" : "no"))
    let isExpired = verified.isExpired(at: SystemClock.now)
    let isHonoured = verified.isHonoured(at: SystemClock.now)
    rows.append(("honoured", isHonoured ? (isExpired ? "yes: opting out never expires" : "yes") : "no: it has expired"))
    for (name, value) in rows { StandardStream.output.print(name.padding(to: 10) + VisibleScalar.escaped(value)) }
    if !isHonoured { throw ExitCode(1) }
  }

  private static func text(of scope: Scope) -> String {
    switch scope {
    case .everyChannel: "every channel"
    case .channels(let channels): channels.channels.map(\.name).joined(separator: ", ")
    case .service(let number): "service \(number.rawValue)"
    }
  }
}

extension String {
  /// The text with blanks behind it up to a width in characters, and one at least.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
