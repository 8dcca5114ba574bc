import ArgumentParser
import AssentFigures
import AssentLocalization
import AssentModel
import AssentSite
import Foundation

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
    let table = StringTable.parse(String(decoding: bytes, as: UTF8.self), file: file, locale: configuration.sourceLocale).table
    return { key in
      guard case .plain(let pattern)? = StringKey(key).flatMap({ table.entries[$0] })?.message, pattern.placeholders.isEmpty else { return nil }
      return pattern.description.replacing("{{", with: "{").replacing("}}", with: "}")
    }
  }
}
