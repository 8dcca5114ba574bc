import AssentAddresses
import AssentModel
import AssentYAML

extension SiteConfigurationReader {
  /// The site's channels, and those of them that need an explicit opt-in: `- email`, or `- name: email` with `consent: explicit`.
  mutating func channels(_ root: YAMLMapping) -> (all: [Channel], explicit: Set<Channel>) {
    var (all, explicit): ([Channel], Set<Channel>) = ([], [])
    for item in root.sequence("channels", required: true, into: &findings) ?? [] {
      guard case .mapping(let mapping) = item.content else {
        if let name = item.string("an item of 'channels'", into: &findings) { add(name, at: item.location, to: &all) }
        continue
      }
      mapping.finish(known: ["name", "consent"], into: &findings)
      guard let name = mapping.string("name", required: true, into: &findings) else { continue }
      add(name, at: mapping["name"]?.location, to: &all)
      switch mapping.string("consent", into: &findings) {
      case nil, "implied": break
      case "explicit": if let channel = Channel(name: name) { explicit.insert(channel) }
      case let consent?:
        report(
          "channel-consent", mapping["consent"]?.location, "'\(consent)' is no kind of consent",
          hint: "Write explicit, so that silence excludes, or implied")
      }
    }
    return (all, explicit)
  }

  /// The channels that a list names, each once.
  mutating func names(_ mapping: YAMLMapping, _ key: String) -> [Channel] {
    var channels: [Channel] = []
    for name in mapping.strings(key, required: true, into: &findings) ?? [] { add(name, at: mapping[key]?.location, to: &channels) }
    return channels
  }

  /// How addresses compare.
  mutating func addresses(_ root: YAMLMapping) -> AddressRules {
    var rules = AddressRules()
    guard let mapping = root.mapping("addresses", into: &findings) else { return rules }
    mapping.finish(known: ["foldLocalPart", "country"], into: &findings)
    if let folds = mapping.boolean("foldLocalPart", into: &findings) { rules.foldsLocalPart = folds }
    if let country = mapping.string("country", into: &findings) {
      if AddressRules.knows(country: country) {
        rules.country = country
      } else {
        report(
          "unknown-country", mapping["country"]?.location, "'\(country)' is no country whose numbers are known",
          hint: "Write the two capital letters of ISO 3166-1, such as BE")
      }
    }
    return rules
  }

  /// How long a subscription lasts, in days: `180d`.
  mutating func validity(_ item: YAMLMapping) -> Int? {
    guard let text = item.string("validity", into: &findings) else { return nil }
    guard text.last == "d", let days = UInt16(text.dropLast()), text.first != "+", days > 0 else {
      report("service-validity", item["validity"]?.location, "'\(text)' is no number of days", hint: "Write 1d to 65535d, such as 180d")
      return nil
    }
    return Int(days)
  }

  private mutating func add(_ name: String, at location: SourceLocation?, to channels: inout [Channel]) {
    guard let channel = Channel(name: name) else {
      report("unknown-channel", location, "'\(name)' is no channel", hint: "Channels are \(Channel.all.map(\.name).joined(separator: ", "))")
      return
    }
    if channels.contains(channel) {
      report("duplicate-channel", location, "the channel \(name) is listed twice", hint: "Remove one")
    } else {
      channels.append(channel)
    }
  }
}
