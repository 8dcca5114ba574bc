public import ArgumentParser
import AssentAddresses
public import AssentAudience
import AssentFormats
import AssentModel
import AssentSite
import AssentStore
import Foundation

struct AnalyseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyse", abstract: "Says who on a list may be contacted, and who may not and why.",
    discussion: """
      The list is CSV with a header, or JSON lines, in UTF-8. Its columns 'profile' (or 'id'), that of the channel's address ('email', 'phone', 'mobile', 'address' ...) \
      and 'locale' are read; targets keep every column, byte for byte. Exclusions name all reasons, the decisive one first, and the position in the \
      history of the record that caused it. Outputs appear when they are whole, or not at all.
      """, aliases: ["analyze"])

  @Argument(help: "The list; - for standard input.")
  var recipients: String

  @Option(help: "The channel of the message.")
  var channel: Channel

  @Option(
    help: ArgumentHelp("The service that the message belongs to, by its name in site.yml: who isn't subscribed is left out.", valueName: "name"))
  var service: String?

  @Option(help: ArgumentHelp("The campaign, by its name in site.yml, for the summary.", valueName: "slug"))
  var campaign: String?

  @Option(help: ArgumentHelp("The file for the rows that may be contacted.", valueName: "file"))
  var targets: String?

  @Option(help: ArgumentHelp("The file for the others, with the reasons.", valueName: "file"))
  var exclusions: String?

  @Option(help: ArgumentHelp("The file for profiles that have an address of another profile of the list.", valueName: "file"))
  var shared: String?

  @Option(help: "What becomes of such addresses: keep; exclude (one profile stays, none when one opted out); quarantine (when one opted out).")
  var sharedAddress: SharedAddressRule = .keep

  @Option(help: ArgumentHelp("Why addresses go into quarantine with --shared-address quarantine.", valueName: "text"))
  var reason: String?

  @Option(help: ArgumentHelp("The file for the summary as JSON; - for standard output.", valueName: "file"))
  var summary: String?

  @Flag(help: "Write no file but the summary, and change nothing.")
  var dryRun = false

  @Option(help: ArgumentHelp("The number of threads.", valueName: "number"))
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  @OptionGroup var sheet: SheetOptions
  @OptionGroup var site: SiteOption
  @OptionGroup var store: StoreOption

  func validate() throws {
    guard (1...256).contains(jobs) else { throw ValidationError("--jobs takes a number from 1 to 256") }
    guard dryRun || targets != nil && exclusions != nil else {
      throw ValidationError("Name the files with --targets and --exclusions, or ask for a summary alone with --dry-run.")
    }
    if sharedAddress == .quarantine, !dryRun, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ValidationError("An address goes into quarantine with a reason only: give one with --reason.")
    }
    let files = [targets, exclusions, shared, summary].compactMap { $0 }.filter { $0 != "-" } + (recipients == "-" ? [] : [recipients])
    guard Set(files).count == files.count else { throw ValidationError("The list and the outputs need files of different names.") }
  }

  func run() async throws {
    let message = try AnalysedMessage(self, SystemClock.now)
    let input = try SheetInput(recipients, sheet)
    defer { input.close() }
    do {
      try await AnalysisSession(command: self, message: message, input: input).run()
    } catch let error as SheetError {
      input.report(error)
      throw ExitCode(1)
    } catch let error as AnalysisError {
      StandardStream.error.print("\(input.name): error: \(error)")
      throw ExitCode(1)
    } catch let error as StoreError {
      StandardStream.error.print("error: \(error); no output was written")
      throw ExitCode(1)
    }
  }
}

/// What site.yml says about the message that is about to be sent.
struct AnalysedMessage {
  let question: AudienceQuestion
  let rules: AddressComparison
  let service: String?

  init(_ command: AnalyseCommand, _ time: Timestamp) throws {
    let folder = command.site.folder
    let needsSite = command.service != nil || command.campaign != nil
    guard needsSite || FileManager.default.fileExists(atPath: folder + "/" + SiteConfiguration.path) else {
      question = AudienceQuestion(channel: command.channel, time: time)
      (rules, service) = (AddressComparison(), nil)
      return
    }
    let site = try SiteReader.configuration(folder)
    if let slug = command.campaign, !site.campaigns.contains(where: { $0.slug == slug }) {
      throw ValidationError("'\(slug)' is no campaign of \(SiteConfiguration.path); there are \(site.campaigns.map(\.slug).joined(separator: ", ")).")
    }
    var number: ServiceNumber?
    if let name = command.service {
      let names = site.services.map { $0.keyPrefix.split(separator: ".").last.map(String.init) ?? $0.keyPrefix }
      guard let index = names.firstIndex(of: name) else {
        throw ValidationError("'\(name)' is no service of \(SiteConfiguration.path); there are \(names.joined(separator: ", ")).")
      }
      guard site.services[index].channels.contains(command.channel) else {
        throw ValidationError("The service '\(name)' isn't sent by \(command.channel.name).")
      }
      number = site.services[index].number
    }
    question = AudienceQuestion(
      channel: command.channel, service: number, requiresConsent: site.explicitChannels.contains(command.channel), time: time)
    rules = site.addresses
    service = command.service
  }
}

extension SharedAddressRule: ExpressibleByArgument {}
