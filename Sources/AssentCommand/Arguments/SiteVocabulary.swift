import ArgumentParser
import AssentAddresses
import AssentExchange
import AssentModel
import AssentSite
import Foundation

/// What `site.yml` calls its channels, services and campaigns, for commands that can do without a site.
struct SiteVocabulary {
  /// The channels that the site offers; all when there is no site.
  let channels: [Channel]
  let scopes: ScopeNames
  let campaigns: CampaignNames
  /// The days that subscriptions to services last; those without end aren't in it.
  let validity: [ServiceNumber: Int]
  /// The channels that take an explicit opt-in.
  let explicit: ChannelSet
  /// How addresses compare.
  let addressRules: AddressRules
  private let path: String
  private let isThere: Bool

  /// - Throws: when there is a `site.yml` with an error.
  init(_ site: SiteOption) throws {
    path = site.folder + "/" + SiteConfiguration.path
    isThere = FileManager.default.fileExists(atPath: path)
    guard isThere else {
      guard site.site == "." else { throw ValidationError("There is no \(path); name the site's folder with --site.") }
      (channels, scopes, campaigns, validity, explicit, addressRules) = (Channel.all, ScopeNames(), CampaignNames(), [:], [], AddressRules())
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
