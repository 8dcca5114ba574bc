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
    var name = command.service
    if let slug = command.campaign {
      guard let campaign = site.campaigns.first(where: { $0.slug == slug }) else {
        throw ValidationError("'\(slug)' is no campaign of \(SiteConfiguration.path); there are \(site.campaigns.map(\.slug).joined(separator: ", ")).")
      }
      name = name ?? campaign.service
    }
    var number: ServiceNumber?
    if let name {
      guard let service = site.services.first(where: { $0.name == name }) else {
        throw ValidationError("'\(name)' is no service of \(SiteConfiguration.path); there are \(site.services.map(\.name).joined(separator: ", ")).")
      }
      guard service.channels.contains(command.channel) else {
        throw ValidationError("The service '\(name)' isn't sent by \(command.channel.name).")
      }
      number = service.number
    }
    question = AudienceQuestion(channel: command.channel, service: number, time: time)
    rules = AddressRules()
    service = name
  }
}
