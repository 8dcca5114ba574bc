import AssentLocalization
import AssentModel

/// The pieces of HTML that the handler puts into slots, in one locale.
struct LocaleFragments {
  private let content: LoadedSite
  private let messages: PageMessages
  private let formatter: LocaleFormatter
  /// By `Fragment.name`.
  private(set) var fragments: [String: String] = [:]
  var findings: [Finding] { messages.findings }
  /// The strings that they are made of.
  var strings: some Sequence<StringKey> { messages.strings.keys }

  init(locale: LocaleTag, content: LoadedSite) {
    self.content = content
    let brand = content.configuration.brand
    messages = PageMessages(
      catalog: content.catalog, locale: locale,
      arguments: ["brand": [.text(brand.name)], "legalName": [.text(brand.legalName)], "contact": [.text(brand.contact)]])
    formatter = LocaleFormatter(locale)
    addEveryChannel()
    addChannels()
    for service in content.configuration.services {
      add(.scope(.service(service.number)), markup("\(service.keyPrefix).inline"))
      addChanges(.service(service.number), name: markup("\(service.keyPrefix).name"))
    }
    add(
      .testNotice,
      #"<div class="notice" role="note"><p><strong>\#(markup("testNotice.title"))</strong> \#(markup("testNotice.text"))</p></div>"#)
  }

  private mutating func addEveryChannel() {
    add(.scope(.everyChannel), markup("scope.everything"))
    addChanges(.everyChannel, name: markup("scope.everything.name"))
  }

  /// A link can name any set of channels, also of channels that the site no longer offers: of those, the ones that it knows are named.
  private mutating func addChannels() {
    let names = content.configuration.channels.map { (channel: $0, name: markup("scope.channel.\($0.name)")) }
    for code in 1...ChannelSet.all.rawValue {
      let set = ChannelSet(rawValue: code)
      let known = names.filter { set.contains($0.channel) }
      guard known.count == set.channels.count else { continue }
      add(.scope(.channels(set)), formatter.list(known.map(\.name)))
    }
    for channel in content.configuration.channels {
      addChanges(.channel(channel), name: markup("channel.\(channel.name).name"))
    }
  }

  private mutating func addChanges(_ scope: Scope, name: String) {
    for (choice, key) in [(Choice.optIn, "summary.optIn"), (.optOut, "summary.optOut")] {
      add(.change(scope, choice), "<li class=\"\(choice.rawValue)\">\(markup(key, ["scope": [.html(name)]]))</li>")
    }
  }

  private mutating func add(_ fragment: Fragment, _ html: String) { fragments[fragment.name] = html }

  private func markup(_ name: String, _ more: [String: [ValuePart]] = [:]) -> String {
    if let key = StringKey(name), let markup = messages.markup(for: key, adding: more) { return markup }
    if !content.unreadStrings.contains(name) {
      messages.report(
        Finding(
          SiteRules.missingString, at: SourceLocation("Locales/\(content.configuration.sourceLocale)/strings.yml"),
          "the string table has no '\(name)', which the handler's summaries need", hint: "Add it"))
    }
    return ""
  }
}
