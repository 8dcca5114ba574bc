import AssentModel
import AssentYAML

extension SiteConfigurationReader {
  /// The words that people send back by SMS; the usual ones when the site names none.
  mutating func keywords(_ root: YAMLMapping, locales: [LocaleDefinition], services: [Service]) -> KeywordSettings {
    guard let mapping = root.mapping("keywords", into: &findings) else { return .usual }
    mapping.finish(known: ["lists", "unknownNumbers"], into: &findings)
    var settings = KeywordSettings.usual
    if let text = mapping.string("unknownNumbers", into: &findings) {
      if let unknownNumbers = KeywordSettings.UnknownNumber(rawValue: text) {
        settings.unknownNumbers = unknownNumbers
      } else {
        report("keyword", mapping["unknownNumbers"]?.location, "'\(text)' is nothing to do with unknown numbers", hint: "Write quarantine or report")
      }
    }
    guard mapping["lists"] != nil else { return settings }
    settings.lists = items(mapping, "lists").compactMap { keywordList($0, locales: locales, services: services) }
    var meanings: [String: (Choice, Scope)] = [:]
    for list in settings.lists {
      for word in list.words.map({ $0.lowercased() }) {
        if let known = meanings[word], known != (list.choice, list.scope) {
          report("keyword", mapping["lists"]?.location, "the keyword '\(word)' has two meanings", hint: "Give it one choice and one scope")
        }
        meanings[word] = (list.choice, list.scope)
      }
    }
    return settings
  }

  private mutating func keywordList(_ item: YAMLMapping, locales: [LocaleDefinition], services: [Service]) -> KeywordSettings.List? {
    item.finish(known: ["locale", "action", "scope", "words"], into: &findings)
    let tag = item.string("locale", required: true, into: &findings).flatMap { locale($0, at: item["locale"]?.location) }
    let action = item.string("action", required: true, into: &findings)
    let words = item.strings("words", required: true, into: &findings) ?? []
    let scope = keywordScope(item, services: services)
    if let tag, !locales.contains(where: { $0.tag == tag }) {
      report("unknown-locale", item["locale"]?.location, "the keywords' locale \(tag) is not one of 'locales'")
    }
    for word in words where !word.contains(where: { $0.isLetter || $0.isNumber }) || word.utf8.count > 60 {
      report("keyword", item["words"]?.location, "'\(word)' is no keyword", hint: "Write one to four short words")
    }
    guard let tag, let action, let scope else { return nil }
    guard let choice = Choice(rawValue: action) else {
      report("keyword", item["action"]?.location, "'\(action)' is no choice", hint: "Write opt-out or opt-in")
      return nil
    }
    return KeywordSettings.List(locale: tag, choice: choice, scope: scope, words: words)
  }

  /// `everything`, the name of a channel, or the number of a service; the channel SMS when there is none.
  private mutating func keywordScope(_ item: YAMLMapping, services: [Service]) -> Scope? {
    guard let text = item.string("scope", into: &findings) else { return item["scope"] == nil ? .channel(.sms) : nil }
    if text == "everything" { return .everyChannel }
    if let channel = Channel(name: text) { return .channel(channel) }
    if let service = services.first(where: { String($0.number.rawValue) == text }) { return .service(service.number) }
    report(
      "keyword", item["scope"]?.location, "'\(text)' is no scope of a keyword", hint: "Write everything, the name of a channel, or a service's number"
    )
    return nil
  }
}
