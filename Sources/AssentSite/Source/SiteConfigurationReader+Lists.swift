import AssentFormats
import AssentLocalization
import AssentModel

extension SiteConfigurationReader {
  mutating func services(_ root: YAMLMapping, channels: [Channel]) -> [Service] {
    var services: [Service] = []
    for item in items(root, "services") {
      item.reportUnknownKeys(except: ["number", "nameKey", "channels", "validity"], into: &findings)
      let number = item.value("number", as: .integer, required: true, into: &findings)
      let key = item.string("nameKey", required: true, into: &findings)
      let used = names(item, "channels")
      for channel in used where !channels.contains(channel) {
        report(.unknownChannel, item["channels"]?.location, "the site doesn't offer the channel \(channel.name)", hint: "Add it to 'channels'")
      }
      let validity = validity(item)
      guard let number, let key else { continue }
      guard let checked = UInt16(exactly: number).flatMap(ServiceNumber.init(rawValue:)) else {
        report(.serviceNumber, item["number"]?.location, "\(number) is no service number", hint: "Numbers go from 0 to 65279")
        continue
      }
      guard StringKey(key) != nil, key.hasSuffix(".name"), key.count > 5 else {
        report(.nameKey, item["nameKey"]?.location, "'\(key)' is no key of a service's name", hint: "Write a key that ends in .name")
        continue
      }
      if services.contains(where: { $0.number == checked }) {
        report(
          .duplicateNumber, item["number"]?.location, "the service number \(number) is used twice", hint: "Give each service its own, for good")
        continue
      }
      services.append(Service(number: checked, keyPrefix: String(key.dropLast(5)), channels: used, validity: validity, location: item.location))
    }
    return services
  }

  mutating func campaigns(_ root: YAMLMapping, services: [Service]) -> [Campaign] {
    var campaigns: [Campaign] = []
    var numbers: Set<CampaignNumber> = []
    var slugs: Set<String> = []
    for item in items(root, "campaigns") {
      guard let campaign = campaign(item, services: services) else { continue }
      let isNewNumber = numbers.insert(campaign.number).inserted
      let isNewSlug = slugs.insert(campaign.slug).inserted
      if !isNewNumber {
        report(
          .duplicateNumber, item["number"]?.location, "the campaign number \(campaign.number.rawValue) is used twice",
          hint: "Give each campaign its own, for good: links hold it")
      }
      if !isNewSlug {
        report(.duplicateSlug, item["slug"]?.location, "the slug '\(campaign.slug)' is used twice", hint: "Give each campaign its own")
      }
      guard isNewNumber, isNewSlug else { continue }
      campaigns.append(campaign)
    }
    return campaigns
  }

  private mutating func campaign(_ item: YAMLMapping, services: [Service]) -> Campaign? {
    item.reportUnknownKeys(except: ["number", "slug", "nameKey", "services", "publishes", "expires"], into: &findings)
    let number = item.value("number", as: .integer, required: true, into: &findings)
    let slug = item.string("slug", required: true, into: &findings)
    let key = item.string("nameKey", required: true, into: &findings)
    let publishes = day(item, "publishes")
    let expires = day(item, "expires")
    if let publishes, let expires, expires <= publishes {
      report(.campaignDates, item["expires"]?.location, "the campaign expires on \(expires), before it publishes on \(publishes)")
    }
    var used: [ServiceNumber] = []
    for value in item.sequence("services", into: &findings) ?? [] {
      guard let number = value.value("an item of 'services'", as: .integer, into: &findings) else { continue }
      guard let service = services.first(where: { Int($0.number.rawValue) == number }) else {
        report(.unknownService, value.location, "there is no service number \(number)", hint: "Add it to 'services'")
        continue
      }
      used.append(service.number)
    }
    guard let number, let slug, let key else { return nil }
    guard let checked = UInt32(exactly: number).flatMap(CampaignNumber.init(rawValue:)) else {
      report(.campaignNumber, item["number"]?.location, "\(number) is no campaign number", hint: "Numbers go from 1 to 4294967295")
      return nil
    }
    let isSlug = slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isSlug, (1...40).contains(slug.utf8.count), slug != "guides", !slug.hasPrefix("-") else {
      report(
        .campaignSlug, item["slug"]?.location, "'\(slug)' can't be a campaign's folder",
        hint: "Use up to 40 lower-case letters, digits and hyphens, and not 'guides'")
      return nil
    }
    guard let nameKey = StringKey(key) else {
      report(.nameKey, item["nameKey"]?.location, "'\(key)' is no key of the string table")
      return nil
    }
    return Campaign(
      number: checked, slug: slug, nameKey: nameKey, services: used, publishes: publishes, expires: expires, location: item.location)
  }

  private mutating func day(_ item: YAMLMapping, _ key: String) -> CalendarDate? {
    guard let text = item.string(key, into: &findings) else { return nil }
    guard let date = CalendarDate(text) else {
      report(.calendarDate, item[key]?.location, "'\(text)' is no day", hint: "Write it as 2026-11-22")
      return nil
    }
    return date
  }

  mutating func pages(_ root: YAMLMapping) -> [PageDefinition] {
    var pages: [PageDefinition] = []
    for item in items(root, "pages", required: true) {
      item.reportUnknownKeys(except: ["kind", "document", "template"], into: &findings)
      let kind = item.string("kind", required: true, into: &findings)
      let document = item.string("document", required: true, into: &findings)
      let template = item.string("template", required: true, into: &findings)
      guard let kind, let document, let template else { continue }
      guard let checked = PageKind(rawValue: kind), checked != .guide else {
        let kinds = PageKind.allCases.filter { $0 != .guide }.map(\.rawValue).joined(separator: ", ")
        report(.pageKind, item["kind"]?.location, "'\(kind)' is no kind of page", hint: "Kinds are \(kinds)")
        continue
      }
      if pages.contains(where: { $0.kind == checked }) {
        report(.duplicateKind, item["kind"]?.location, "the kind '\(kind)' is defined twice", hint: "Remove one")
        continue
      }
      pages.append(
        PageDefinition(
          kind: checked, document: document, template: template, location: item.location,
          templateLocation: item["template"]?.location ?? item.location))
    }
    for kind in PageKind.allCases where kind != .guide && !pages.contains(where: { $0.kind == kind }) {
      report(
        .pageKindMissing, root["pages"]?.location ?? root.location, "no page of the kind '\(kind.rawValue)' is defined",
        hint: kind == .receipt ? "People can't get a receipt without it" : "assent-handler doesn't start without it")
    }
    return pages
  }
}

extension SiteConfigurationReader {
  /// The words that people send back by SMS; the usual ones when the site names none.
  mutating func keywords(_ root: YAMLMapping, locales: [LocaleTag], services: [Service]) -> KeywordSettings {
    guard let mapping = root.mapping("keywords", into: &findings) else { return .defaults }
    mapping.reportUnknownKeys(except: ["lists", "unknownNumbers"], into: &findings)
    var settings = KeywordSettings.defaults
    if let text = mapping.string("unknownNumbers", into: &findings) {
      if let unknownNumbers = KeywordSettings.UnknownNumber(rawValue: text) {
        settings.unknownNumbers = unknownNumbers
      } else {
        report(.keyword, mapping["unknownNumbers"]?.location, "'\(text)' is nothing to do with unknown numbers", hint: "Write quarantine or report")
      }
    }
    guard mapping["lists"] != nil else { return settings }
    settings.lists = items(mapping, "lists").compactMap { keywordList($0, locales: locales, services: services) }
    var meanings: [String: (Choice, Scope)] = [:]
    for list in settings.lists {
      for word in list.words.map({ $0.lowercased() }) {
        if let known = meanings[word], known != (list.choice, list.scope) {
          report(.keyword, mapping["lists"]?.location, "the keyword '\(word)' has two meanings", hint: "Give it one choice and one scope")
        }
        meanings[word] = (list.choice, list.scope)
      }
    }
    return settings
  }

  private mutating func keywordList(_ item: YAMLMapping, locales: [LocaleTag], services: [Service]) -> KeywordSettings.List? {
    item.reportUnknownKeys(except: ["locale", "action", "scope", "words"], into: &findings)
    let tag = item.value("locale", as: .locale, required: true, rule: SiteLocalesRule.languageTag, into: &findings)
    let action = item.string("action", required: true, into: &findings)
    let words = item.strings("words", required: true, into: &findings) ?? []
    let scope = keywordScope(item, services: services)
    if let tag, !locales.contains(tag) {
      report(.unknownLocale, item["locale"]?.location, "the keywords' locale \(tag) is not one of 'locales'")
    }
    for word in words where !word.contains(where: { $0.isLetter || $0.isNumber }) || word.utf8.count > 60 {
      report(.keyword, item["words"]?.location, "'\(word)' is no keyword", hint: "Write one to four short words")
    }
    guard let tag, let action, let scope else { return nil }
    guard let choice = Choice(rawValue: action) else {
      report(.keyword, item["action"]?.location, "'\(action)' is no choice", hint: "Write opt-out or opt-in")
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
      .keyword, item["scope"]?.location, "'\(text)' is no scope of a keyword", hint: "Write everything, the name of a channel, or a service's number"
    )
    return nil
  }
}
