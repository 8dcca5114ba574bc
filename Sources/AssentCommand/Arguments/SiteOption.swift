import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentEvidence
import AssentFormats
import AssentLocalization
import AssentModel
import AssentSite
import Foundation

/// The folder of the site, for every command that reads it.
struct SiteOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with Templates and Locales.", valueName: "dir"))
  var site = "."

  /// The folder without a slash at the end.
  var folder: String {
    var folder = site
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    return folder
  }
}

/// Reads `site.yml` for a command that needs no more of the site.
enum SiteReader {
  /// - Throws: when the file can't be read or has an error; all findings are printed first.
  static func configuration(_ folder: String) throws -> SiteConfiguration {
    let path = folder + "/" + SiteConfiguration.path
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw ValidationError("There is no \(path); name the site's folder with --site.")
    }
    let (configuration, findings) = SiteConfiguration.parse(Array(bytes))
    for finding in findings { StandardStream.error.print(finding.description) }
    guard let configuration, !findings.contains(where: { $0.severity == .error }) else { throw ExitCode(1) }
    return configuration
  }
}

/// What `site.yml` calls its channels, services and campaigns, for commands that can do without a site.
struct SiteNames {
  /// The channels that the site offers; all when there is no site.
  let channels: [Channel]
  let scopes: ScopeNames
  let campaigns: CampaignNames
  /// The days that subscriptions to services last; those without end aren't in it.
  let validity: [ServiceNumber: Int]
  /// The channels that take an explicit opt-in.
  let explicit: ChannelSet
  /// How addresses compare.
  let addressRules: AddressComparison
  private let path: String
  private let isThere: Bool

  /// - Throws: when there is a `site.yml` with an error.
  init(_ site: SiteOption) throws {
    path = site.folder + "/" + SiteConfiguration.path
    isThere = FileManager.default.fileExists(atPath: path)
    guard isThere else {
      guard site.site == "." else { throw ValidationError("There is no \(path); name the site's folder with --site.") }
      (channels, scopes, campaigns, validity, explicit, addressRules) = (
        Channel.allCases, ScopeNames(), CampaignNames(), [:], [], AddressComparison()
      )
      return
    }
    let configuration = try SiteReader.configuration(site.folder)
    channels = configuration.channels
    scopes = ScopeNames(services: configuration.services.map { ScopeNames.NamedService(number: $0.number, name: $0.name) })
    campaigns = CampaignNames(Dictionary(configuration.campaigns.map { ($0.number, $0.slug) }, uniquingKeysWith: { first, _ in first }))
    validity = Dictionary(
      configuration.services.compactMap { service in service.validity.map { (service.number, $0) } }, uniquingKeysWith: { first, _ in first })
    explicit = ChannelSet(configuration.explicitChannels)
    addressRules = configuration.addresses
  }

  /// - Throws: when the site has no such service.
  func service(_ text: String) throws -> ServiceNumber {
    if let service = scopes.service(text) { return service }
    let names = scopes.services.map(\.name).joined(separator: ", ")
    throw ValidationError(
      "'\(text)' is no service; "
        + (isThere ? "those of \(path) are \(names)." : "there is no \(path), so name the site's folder with --site, or give its number."))
  }
}

extension Service {
  /// The last part of its key: `newsletter` for `service.newsletter`.
  var name: String { keyPrefix.split(separator: ".").last.map(String.init) ?? keyPrefix }
}

/// The rules by which addresses compare, for every command that reads some.
struct AddressRulesOption: ParsableArguments {
  @OptionGroup var site: SiteOption

  /// Those of `site.yml`; the usual ones when no site was named and there is none here.
  ///
  /// - Throws: when the site that was named isn't there, or its `site.yml` has an error.
  func normalizer() throws -> AddressNormalizer {
    guard site.site != "." || FileManager.default.fileExists(atPath: site.folder + "/" + SiteConfiguration.path) else { return AddressNormalizer() }
    return AddressNormalizer(try SiteReader.configuration(site.folder).addresses)
  }
}

/// What a report takes from the site, where there is one: names, and the days on which campaigns are published.
struct ReportedSite {
  /// The campaign that was asked for.
  let campaign: CampaignNumber?
  let names: FigureNames
  let starts: [CampaignNumber: CampaignStart]
  private let numbers: [String: CampaignNumber]

  /// - Throws: when the site has errors, when `--site` names none, and when it has no such campaign.
  init(_ option: SiteOption, campaign slug: String?) throws {
    let path = option.folder + "/" + SiteConfiguration.path
    guard option.site != "." || slug != nil || FileManager.default.fileExists(atPath: path) else {
      (campaign, names, starts, numbers) = (nil, FigureNames(), [:], [:])
      return
    }
    let configuration = try SiteReader.configuration(option.folder)
    let words = Self.words(configuration, folder: option.folder)
    names = FigureNames(
      channels: configuration.channels,
      services: Self.dictionary(configuration.services) { service in
        (service.number, words("\(service.keyPrefix).name") ?? service.keyPrefix.split(separator: ".").last.map(String.init) ?? service.keyPrefix)
      },
      campaigns: Self.dictionary(configuration.campaigns) { ($0.number, .init(slug: $0.slug, title: words($0.nameKey.text))) })
    starts = Self.dictionary(configuration.campaigns.filter { $0.publishes != nil }) { ($0.number, .published($0.publishes ?? Self.epoch)) }
    numbers = Self.dictionary(configuration.campaigns) { ($0.slug, $0.number) }
    campaign = try slug.map { [numbers] slug in
      guard let number = numbers[slug] else {
        throw ValidationError("There is no campaign '\(slug)' in \(path). There are: \(numbers.keys.sorted().joined(separator: ", ")).")
      }
      return number
    }
  }

  /// The campaign that a list names by its slug, or by its number; `nil` when there is none.
  func number(of campaign: String) -> CampaignNumber? {
    numbers[campaign] ?? UInt32(campaign).flatMap { CampaignNumber(rawValue: $0) }
  }

  private static let epoch = CalendarDate(daysSince1970: 0)

  private static func dictionary<Element, Key: Hashable, Value>(
    _ elements: [Element], _ pair: (Element) -> (Key, Value)
  ) -> [Key: Value] { Dictionary(elements.map(pair)) { first, _ in first } }

  /// The plain texts of the source locale; a table that can't be read gives none, as `assent check` says why.
  private static func words(_ configuration: SiteConfiguration, folder: String) -> (String) -> String? {
    let file = "Locales/\(configuration.sourceLocale)/strings.yml"
    let bytes = FileManager.default.contents(atPath: "\(folder)/\(file)") ?? Data()
    let table = StringTable.parse(Array(bytes), file: file, locale: configuration.sourceLocale).table
    return { key in
      guard case .plain(let pattern)? = StringKey(key).flatMap({ table.entries[$0] })?.message, pattern.placeholders.isEmpty else { return nil }
      return pattern.description.replacing("{{", with: "{").replacing("}}", with: "}")
    }
  }
}
