import ArgumentParser
import AssentAddresses
import AssentAudience
import AssentModel
import AssentSite
import Foundation

/// What site.yml says about the message that is about to be sent.
struct AnalysedMessage {
  let question: AudienceQuestion
  let rules: AddressRules
  let service: String?

  init(_ command: AnalyseCommand, _ time: Timestamp) throws {
    let folder = command.site.folder
    let needsSite = command.service != nil || command.campaign != nil
    guard needsSite || FileManager.default.fileExists(atPath: folder + "/" + SiteConfiguration.path) else {
      question = AudienceQuestion(channel: command.channel, time: time)
      (rules, service) = (AddressRules(), nil)
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
