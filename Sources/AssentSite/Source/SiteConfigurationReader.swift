import AssentAddresses
import AssentFormats
import AssentLocalization
public import AssentModel

extension SiteConfiguration {
  /// Reads `Templates/site.yml` from the bytes of the file.
  ///
  /// - Returns: the configuration when it can be used at all, and everything that is wrong with the file.
  public static func parse(_ source: [UInt8]) -> (configuration: SiteConfiguration?, findings: [Finding]) {
    let source = SourceText(source, file: path)
    let parsed = parse(source.text)
    return (parsed.configuration, source.findings + parsed.findings)
  }

  /// Reads the text of `Templates/site.yml`.
  ///
  /// - Returns: the configuration when it can be used at all, and everything that is wrong with it.
  public static func parse(_ text: String) -> (configuration: SiteConfiguration?, findings: [Finding]) {
    let (value, findings) = YAMLValue.parse(text, file: path)
    var reader = SiteConfigurationReader(findings: findings)
    guard let root = value?.mapping("site.yml", into: &reader.findings) else { return (nil, reader.findings) }
    let configuration = reader.configuration(root)
    return (configuration, reader.findings)
  }
}

/// Turns the nodes of `site.yml` into values and notes what doesn't fit.
struct SiteConfigurationReader {
  var findings: [Finding]

  mutating func configuration(_ root: YAMLMapping) -> SiteConfiguration? {
    root.reportUnknownKeys(
      except: ["baseURL", "sourceLocale", "locales", "brand", "channels", "services", "addresses", "campaigns", "pages", "keywords"], into: &findings)
    let baseURL = self.baseURL(root)
    let locales = SiteLocales(reading: root, into: &findings)
    let brand = self.brand(root)
    let channels = self.channels(root)
    let services = self.services(root, channels: channels.all)
    let addresses = self.addresses(root)
    let campaigns = self.campaigns(root, services: services)
    let pages = self.pages(root)
    let keywords = self.keywords(root, locales: locales?.tags ?? [], services: services)
    guard let baseURL, let locales, let brand else { return nil }
    return SiteConfiguration(
      baseURL: baseURL.whole, basePath: baseURL.path, locales: locales, brand: brand, channels: channels.all,
      explicitChannels: channels.explicit, addresses: addresses, services: services, campaigns: campaigns, pages: pages, keywords: keywords)
  }

  mutating func report(_ rule: SiteRules, _ location: SourceLocation?, _ message: String, hint: String? = nil) {
    findings.append(Finding(rule, at: location ?? SourceLocation(SiteConfiguration.path), message, hint: hint))
  }

  /// Each mapping of a list; items of another type are reported.
  mutating func items(_ root: YAMLMapping, _ key: String, required: Bool = false) -> [YAMLMapping] {
    (root.sequence(key, required: required, into: &findings) ?? []).compactMap { $0.mapping("an item of '\(key)'", into: &findings) }
  }

  private mutating func baseURL(_ root: YAMLMapping) -> (whole: String, path: String)? {
    guard let text = root.string("baseURL", required: true, into: &findings) else { return nil }
    do throws(SiteAddress.Fault) {
      let address = try SiteAddress.base(text)
      return (address.text, address.path)
    } catch {
      report(.baseURL, root["baseURL"]?.location, "'\(text)' is no base URL: \(error.reason)", hint: error.hint)
      return nil
    }
  }

  /// The address of the privacy policy in the spelling that every browser takes; any other one after a mistake, so that pages show none of it.
  private mutating func privacyURL(_ brand: YAMLMapping) -> String? {
    guard let text = brand.string("privacyURL", required: true, into: &findings) else { return nil }
    do throws(SiteAddress.Fault) { return try SiteAddress(text).text } catch {
      report(.privacyURL, brand["privacyURL"]?.location, "'\(text)' is no URL: \(error.reason)", hint: error.hint)
      return "https://www.example.com/"
    }
  }

  private mutating func brand(_ root: YAMLMapping) -> Brand? {
    guard let brand = root.mapping("brand", required: true, into: &findings) else { return nil }
    brand.reportUnknownKeys(except: ["name", "legalName", "address", "privacyURL", "contact", "logo", "colors"], into: &findings)
    let name = brand.string("name", required: true, into: &findings)
    let legalName = brand.string("legalName", required: true, into: &findings)
    let address = brand.strings("address", required: true, into: &findings)
    for key in ["name", "legalName", "address"] {
      let texts = key == "address" ? address ?? [] : [(key == "name" ? name : legalName) ?? ""]
      for text in texts where text.contains("{") || text.contains("}") {
        report(
          .unknownPlaceholder, brand[key]?.location, "'\(text)' has braces, and nothing is put in their place here",
          hint: "Write the text without them")
      }
    }
    let privacyURL = privacyURL(brand)
    var contact = brand.string("contact", required: true, into: &findings)
    let logo = brand.string("logo", required: true, into: &findings)
    if let text = contact {
      do throws(AddressFault) { _ = try AddressNormalizer().address(text, channel: .email) } catch {
        report(.contactAddress, brand["contact"]?.location, "'\(text)' is no e-mail address: \(error.sentence)")
        contact = "name@example.com"
      }
    }
    var colors: [Brand.Color] = []
    for entry in brand.mapping("colors", into: &findings)?.entries ?? [] {
      guard let value = entry.value.string(entry.key, into: &findings) else { continue }
      if let color = CSSColor(value), entry.key.utf8.allSatisfy(\.isLetter) {
        colors.append(Brand.Color(name: entry.key, value: color.text))
      } else {
        report(
          .brandColor, entry.location, "'\(entry.key): \(value)' is no colour", hint: "Write a name of letters and a CSS colour such as \"#7a3f05\""
        )
      }
    }
    guard let name, let legalName, let address, let privacyURL, let contact, let logo else { return nil }
    return Brand(
      name: name, legalName: legalName, address: address, privacyURL: privacyURL, contact: contact, logo: logo,
      logoLocation: brand["logo"]?.location ?? brand.location, colors: colors)
  }

}

extension SiteConfigurationReader {
  /// The site's channels, and those of them that need an explicit opt-in: `- email`, or `- name: email` with `consent: explicit`.
  mutating func channels(_ root: YAMLMapping) -> (all: [Channel], explicit: Set<Channel>) {
    var (all, explicit): ([Channel], Set<Channel>) = ([], [])
    for item in root.sequence("channels", required: true, into: &findings) ?? [] {
      guard case .mapping(let mapping) = item.content else {
        if let name = item.string("an item of 'channels'", into: &findings) { add(name, at: item.location, to: &all) }
        continue
      }
      mapping.reportUnknownKeys(except: ["name", "consent"], into: &findings)
      guard let name = mapping.string("name", required: true, into: &findings) else { continue }
      add(name, at: mapping["name"]?.location, to: &all)
      switch mapping.string("consent", into: &findings) {
      case nil, "implied": break
      case "explicit": if let channel = Channel(name: name) { explicit.insert(channel) }
      case let consent?:
        report(
          .channelConsent, mapping["consent"]?.location, "'\(consent)' is no kind of consent",
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
  mutating func addresses(_ root: YAMLMapping) -> AddressComparison {
    var rules = AddressComparison()
    guard let mapping = root.mapping("addresses", into: &findings) else { return rules }
    mapping.reportUnknownKeys(except: ["foldLocalPart", "country"], into: &findings)
    if let folds = mapping.value("foldLocalPart", as: .boolean, into: &findings) { rules.foldsLocalPart = folds }
    if let country = mapping.string("country", into: &findings) {
      if AddressComparison.knows(country: country) {
        rules.country = country
      } else {
        report(
          .unknownCountry, mapping["country"]?.location, "'\(country)' is no country whose numbers are known",
          hint: "Write the two capital letters of ISO 3166-1, such as BE")
      }
    }
    return rules
  }

  /// How long a subscription lasts, in days: `180d`.
  mutating func validity(_ item: YAMLMapping) -> Int? {
    guard let text = item.string("validity", into: &findings) else { return nil }
    guard text.last == "d", let days = UInt16(text.dropLast()), text.first != "+", days > 0 else {
      report(.serviceValidity, item["validity"]?.location, "'\(text)' is no number of days", hint: "Write 1d to 65535d, such as 180d")
      return nil
    }
    return Int(days)
  }

  private mutating func add(_ name: String, at location: SourceLocation?, to channels: inout [Channel]) {
    guard let channel = Channel(name: name) else {
      report(.unknownChannel, location, "'\(name)' is no channel", hint: "Channels are \(Channel.nameList)")
      return
    }
    if channels.contains(channel) {
      report(.duplicateChannel, location, "the channel \(name) is listed twice", hint: "Remove one")
    } else {
      channels.append(channel)
    }
  }
}
