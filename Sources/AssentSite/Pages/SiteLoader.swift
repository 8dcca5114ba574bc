import AssentFormats
import AssentLocalization
import AssentModel

/// Reads the site's files into what pages are made of.
struct SiteLoader {
  private let sources: SourceTree
  private let hasPseudoLocales: Bool
  private(set) var findings: [Finding] = []

  /// - Parameter hasPseudoLocales: whether the site gets locales that are made up of its source locale.
  init(sources: SourceTree, hasPseudoLocales: Bool = false) {
    self.sources = sources
    self.hasPseudoLocales = hasPseudoLocales
  }

  /// The content; `nil` when there is too little to plan pages, which the findings explain.
  mutating func load() throws -> LoadedSite? {
    findings += sources.findings
    guard sources.contains(SiteConfiguration.path) else {
      findings.append(
        Finding(
          SiteRules.missingSite, at: SourceLocation(SiteConfiguration.path), "there is no such file",
          hint: "Name the site's folder with --site, or make one with assent new"))
      return nil
    }
    let parsed = SiteConfiguration.parse(try sources.bytes(of: SiteConfiguration.path))
    findings += parsed.findings
    guard var configuration = parsed.configuration else { return nil }
    if hasPseudoLocales { configuration.addPseudoLocales() }
    let templates = try TemplateLibrary(sources: sources)
    findings += templates.findings
    refuseMissingTemplates(configuration, templates)
    let plan = SitePlan(configuration: configuration, sources: sources)
    let catalog = try catalog(configuration, misnamed: plan.misnamedLocales)
    findings += plan.findings
    let documents = try DocumentIndex(plan: plan, sources: sources)
    findings += documents.findings
    // Without the source table there is no text on any page, and all that would be found follows from that.
    guard let catalog else { return nil }
    return LoadedSite(
      configuration: configuration, sources: sources, templates: templates, catalog: catalog.catalog, plan: plan, documents: documents,
      templateIDs: try TemplateIDs(templates: templates, sources: sources),
      messageNames: catalog.names, unreadStrings: catalog.unread, style: try style(configuration.brand), logo: try logo(configuration.brand))
  }

  /// Reports the templates that `site.yml` names and that aren't there, at their lines.
  private mutating func refuseMissingTemplates(_ configuration: SiteConfiguration, _ templates: TemplateLibrary) {
    let used = configuration.pages.map { ($0.template, $0.templateLocation) } + [(SitePlan.guideTemplate, SourceLocation(SiteConfiguration.path))]
    for (name, location) in used where !templates.names.contains(name) {
      if name == SitePlan.guideTemplate, !sources.files.contains(where: { $0.path.contains("/guides/") }) { continue }
      findings.append(
        Finding(
          SiteRules.missingTemplate, at: location, "there is no template '\(name)'",
          hint: templates.nearest(to: name).map { "Did you mean '\($0)'?" } ?? "Write \(templates.path(of: name))"))
    }
  }

  private typealias Catalog = (catalog: MessageCatalog, names: Set<String>, unread: Set<String>)

  /// The string tables; `nil` when that of the source locale can't be read.
  private mutating func catalog(_ configuration: SiteConfiguration, misnamed: Set<LocaleTag>) throws(FileFailure) -> Catalog? {
    var tables: [LocaleTag: StringTable] = [:]
    var unread: Set<String> = []
    var isReadable = true
    for locale in configuration.locales.tags where configuration.pseudoLocales[locale] == nil {
      let path = "Locales/\(locale)/strings.yml"
      let isSource = locale == configuration.sourceLocale
      guard sources.contains(path) else {
        if misnamed.contains(locale) { continue }
        var finding = Finding(
          SiteRules.missingStringTable, at: SourceLocation(path), "there is no string table for \(locale)",
          hint: isSource ? "Write it" : "Every string is taken from a fallback until there is one")
        if isSource {
          finding.severity = .error
          isReadable = false
        }
        findings.append(finding)
        continue
      }
      let parsed = StringTable.parse(try sources.bytes(of: path), file: path, locale: locale)
      let table = withoutEmptyTexts(parsed.table)
      findings += parsed.findings
      findings += Self.controlCharacters(in: parsed.table)
      tables[locale] = table
      guard isSource else { continue }
      if table.entries.isEmpty { isReadable = !parsed.findings.contains { $0.severity == .error } }
      unread = keys(of: try sources.bytes(of: path), path).subtracting(table.entries.keys.map(\.text))
    }
    guard isReadable else { return nil }
    // What a broken table lacks isn't missing in it. What is made up is as right as its source.
    let broken = Set(findings.filter { $0.severity == .error }.compactMap(\.location?.file))
    findings += MessageCatalog(tables: tables, locales: configuration.locales).findings().filter { finding in
      let file = finding.location?.file ?? ""
      if finding.rule == StringTableRule.unknownString.rule.id { return unread.isEmpty }
      return finding.rule != StringTableRule.missingTranslation.rule.id || !broken.contains(file)
    }
    for (locale, style) in configuration.pseudoLocales { tables[locale] = tables[configuration.sourceLocale].map { style.transform($0) } }
    let catalog = MessageCatalog(tables: tables, locales: configuration.locales)
    var names: Set<String> = []
    for key in tables.values.flatMap(\.entries.keys) {
      var name = ""
      for part in key.text.split(separator: ".") {
        name += name.isEmpty ? part : "." + part
        names.insert(name)
      }
    }
    return (catalog, names, unread)
  }

  /// The table without the entries whose text is empty, which are reported: a button without a text would be found in every template that has it.
  private mutating func withoutEmptyTexts(_ table: StringTable) -> StringTable {
    let empty = table.entries.filter { $0.value.patterns.contains { $0.pattern.isBlank } }
    for (key, entry) in empty {
      let location = entry.patterns.first { $0.pattern.isBlank }?.location
      findings.append(
        Finding(
          SiteRules.emptyString, at: location ?? entry.location, "'\(key)' is empty",
          hint: "Write its text, or remove the entry: then the text of another locale stands in"))
    }
    return empty.isEmpty ? table : StringTable(locale: table.locale, file: table.file, entries: table.entries.filter { empty[$0.key] == nil })
  }

  /// All keys of a table, of entries that can be read and others.
  private func keys(of bytes: [UInt8], _ path: String) -> Set<String> {
    var ignored: [Finding] = []
    let root = YAMLValue.parse(SourceText(bytes, file: path).text, file: path).value?.mapping(path, into: &ignored)
    return Set(root?.mapping("strings", into: &ignored)?.entries.map(\.key) ?? [])
  }

  /// Texts in which an escape such as `\x92` stands for a control character.
  private static func controlCharacters(in table: StringTable) -> [Finding] {
    table.entries.values.flatMap(\.patterns).compactMap { _, pattern, location in
      guard pattern.texts.contains(where: { $0.unicodeScalars.contains(where: SourceText.isControl) }) else { return nil }
      return Finding(
        SourceTextRule.controlCharacter, at: location, "The text has an escape of a control character, which no page can show",
        hint: "Write the character that is meant")
    }
  }

  /// The brand's colours as custom properties, then the style sheet.
  private mutating func style(_ brand: Brand) throws(FileFailure) -> String {
    let properties = brand.colors.map { color in
      let name = color.name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
      return "--\(name):\(color.value)"
    }
    guard sources.contains(LoadedSite.stylePath) else {
      findings.append(Finding(SiteRules.missingStyle, at: SourceLocation(LoadedSite.stylePath), "there is no style sheet", hint: "Write it"))
      return ""
    }
    let sheet = StyleSheet(try sources.text(of: LoadedSite.stylePath, into: &findings))
    for problem in sheet.problems {
      findings.append(Finding(SiteRules.style, at: SourceLocation(LoadedSite.stylePath, line: problem.line), problem.message, hint: problem.hint))
    }
    // A sheet that is broken would break pages, too, and everything that is found there would follow from it.
    let rules = sheet.problems.isEmpty ? sheet.compact : ""
    return (properties.isEmpty ? "" : ":root{\(properties.joined(separator: ";"))}") + rules
  }

  /// The logo's `data:` address; that of nothing when there is no logo, which is reported.
  private mutating func logo(_ brand: Brand) throws(FileFailure) -> String {
    let path = "Templates/\(brand.logo)"
    guard sources.contains(path) else {
      let files = sources.files(under: "Templates/").map { String($0.path.dropFirst("Templates/".count)) }
      let nearest = files.first { $0.lowercased() == brand.logo.lowercased() } ?? NearestName.nearest(to: brand.logo, among: files)
      findings.append(
        Finding(
          SiteRules.missingLogo, at: brand.logoLocation, "there is no image \(path)",
          hint: nearest.map { "Did you mean \($0)?" } ?? "Put an SVG, PNG, JPEG or WebP file there, of a few kilobytes"))
      return "data:,"
    }
    let bytes = try sources.bytes(of: path)
    do throws(LogoFile.Fault) { return try LogoFile(bytes, path: path).dataURL } catch {
      findings.append(Finding(SiteRules.logo, at: brand.logoLocation, error.message, hint: error.hint))
      return "data:,"
    }
  }
}

extension MessagePattern {
  /// Whether nothing of it is shown.
  fileprivate var isBlank: Bool {
    // Nobody sees a character such as U+200B either.
    parts.allSatisfy { part in
      guard case .text(let text) = part else { return false }
      return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint }
    }
  }
}
