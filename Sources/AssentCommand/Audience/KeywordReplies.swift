import AssentAddresses
import AssentAudience
import AssentLocalization
import AssentModel
import AssentSheets
import AssentSite
import Foundation

/// The texts to send back, in the language of each message.
struct KeywordReplies {
  private let catalog: MessageCatalog
  private let configuration: SiteConfiguration
  private let defaultLocale: LocaleTag

  /// Reads the string tables of a site.
  init(_ configuration: SiteConfiguration, folder: String, defaultLocale: LocaleTag?) {
    var tables: [LocaleTag: StringTable] = [:]
    for locale in configuration.locales.map(\.tag) {
      let path = "Locales/\(locale)/strings.yml"
      guard let bytes = FileManager.default.contents(atPath: "\(folder)/\(path)") else { continue }
      tables[locale] = StringTable.parse(String(decoding: bytes, as: UTF8.self), file: path, locale: locale).table
    }
    let fallbacks = Dictionary(configuration.locales.map { ($0.tag, $0.fallbacks) }) { first, _ in first }
    self.catalog = MessageCatalog(tables: tables, fallbacks: fallbacks, source: configuration.sourceLocale)
    self.configuration = configuration
    self.defaultLocale = defaultLocale ?? configuration.sourceLocale
  }

  /// The language to answer in: the message's own, else that of its keyword, else the default.
  func locale(of message: InboundMessage, keyword: LocaleTag?) -> LocaleTag {
    [message.locale, keyword].compactMap { $0 }.first { tag in configuration.locales.contains { $0.tag == tag } } ?? defaultLocale
  }

  /// The answer to a message that was understood; `nil` when it was answered before, or a person has to look.
  func key(_ choice: Choice, _ outcomes: [KeywordOutcome]) -> String? {
    switch choice {
    case .optOut: outcomes.contains { $0 == .optedOut || $0 == .denylisted } ? "keywords.optedOut" : nil
    case .optIn:
      if outcomes.contains(where: { $0.problem != nil }) {
        outcomes.contains(.laterChoice) ? nil : "keywords.notOptedIn"
      } else {
        outcomes.contains { $0 == .optedIn || $0 == .released } ? "keywords.optedIn" : nil
      }
    }
  }

  static let unclear = "keywords.unclear"

  /// One line of JSON: `to`, `text`, `locale`, `line`. `nil` when no table has the string.
  func line(_ key: String, to message: InboundMessage, in locale: LocaleTag) -> [UInt8]? {
    guard let key = StringKey(key), let resolved = catalog.resolve(key, in: locale), case .plain(let pattern) = resolved.message else { return nil }
    let values = ["brand": configuration.brand.name, "contact": configuration.brand.contact]
    let text = pattern.parts.map { part in
      switch part {
      case .text(let text): text
      case .placeholder(let name): values[name] ?? ""
      }
    }.joined()
    var line = Array("{\"to\":".utf8)
    JSONString.append(message.number.text, to: &line)
    line += ",\"text\":".utf8
    JSONString.append(text, to: &line)
    line += ",\"locale\":".utf8
    JSONString.append(resolved.locale.description, to: &line)
    return line + Array(",\"line\":\(message.line)}\n".utf8)
  }
}
