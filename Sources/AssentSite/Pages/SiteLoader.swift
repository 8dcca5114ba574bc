import AssentFormats
import AssentLocalization
import AssentModel
import Foundation

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
    let plan = SitePlan(configuration: configuration, sources: sources)
    let catalog = try catalog(configuration, misnamed: plan.misnamedLocales)
    findings += plan.findings
    let documents = try DocumentIndex(plan: plan, sources: sources)
    findings += documents.findings
    return LoadedSite(
      configuration: configuration, sources: sources, templates: templates, catalog: catalog.catalog, plan: plan, documents: documents,
      templateIDs: try TemplateIDs(templates: templates, sources: sources),
      messageNames: catalog.names, style: try style(configuration.brand), logo: try logo(configuration.brand))
  }

  private mutating func catalog(
    _ configuration: SiteConfiguration, misnamed: Set<LocaleTag>
  ) throws(FileFailure) -> (catalog: MessageCatalog, names: Set<String>) {
    var tables: [LocaleTag: StringTable] = [:]
    for locale in configuration.locales.tags where configuration.pseudoLocales[locale] == nil {
      let path = "Locales/\(locale)/strings.yml"
      guard sources.contains(path) else {
        if misnamed.contains(locale) { continue }
        let isSource = locale == configuration.sourceLocale
        var finding = Finding(
          SiteRules.missingStringTable, at: SourceLocation(path), "there is no string table for \(locale)",
          hint: isSource ? "Write it" : "Every string is taken from a fallback until there is one")
        if isSource { finding.severity = .error }
        findings.append(finding)
        continue
      }
      let parsed = StringTable.parse(try sources.bytes(of: path), file: path, locale: locale)
      findings += parsed.findings
      findings += Self.controlCharacters(in: parsed.table)
      tables[locale] = parsed.table
    }
    // What is made up is as right as its source.
    findings += MessageCatalog(tables: tables, locales: configuration.locales).findings()
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
    return (catalog, names)
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
    if let problem = sheet.problem {
      findings.append(Finding(SiteRules.style, at: SourceLocation(LoadedSite.stylePath, line: problem.line), problem.message, hint: problem.hint))
    }
    return (properties.isEmpty ? "" : ":root{\(properties.joined(separator: ";"))}") + sheet.compact
  }

  private mutating func logo(_ brand: Brand) throws(FileFailure) -> String {
    let path = "Templates/\(brand.logo)"
    let types = ["svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "webp": "image/webp"]
    guard sources.contains(path), let type = types[path.split(separator: ".").last.map(String.init) ?? ""] else {
      findings.append(
        Finding(
          SiteRules.missingLogo, at: brand.logoLocation, "there is no image \(path)",
          hint: "Put an SVG, PNG, JPEG or WebP file there, of a few kilobytes"))
      return ""
    }
    return "data:\(type);base64,\(Data(try sources.bytes(of: path)).base64EncodedString())"
  }
}

/// The site's style sheet as every page carries it: without comments and indentation.
struct StyleSheet {
  struct Problem: Hashable {
    var line: Int
    var message: String
    var hint: String
  }

  /// The sheet without comments, line breaks and the blanks around them.
  let compact: String
  /// What keeps the sheet from standing inside a page; `nil` when nothing does.
  let problem: Problem?

  init(_ text: String) {
    let rules = Self.withoutComments(text)
    var problem: Problem?
    for (index, line) in rules.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where problem == nil {
      if line.contains("<") || line.contains("&") {
        problem = Problem(
          line: index + 1, message: "'<' and '&' can't stand in a style sheet that is part of the page",
          hint: "Write the rule without them; as content, write \\3c or \\26")
      }
    }
    self.problem = problem
    var lines: [Substring] = []
    for line in rules.split(whereSeparator: \.isNewline) {
      let blanks: (Character) -> Bool = { $0 == " " || $0 == "\t" }
      var trimmed = line.drop(while: blanks)
      while let last = trimmed.last, blanks(last) { trimmed.removeLast() }
      if !trimmed.isEmpty { lines.append(trimmed) }
    }
    // A line that ends in a combinator or begins a value needs the blank that the line break was.
    compact = lines.reduce(into: "") { sheet, line in
      if let last = sheet.last, !"{};,".contains(last) { sheet += " " }
      sheet += line
    }
  }

  /// The text without comments, their line breaks kept, so that lines keep their numbers.
  private static func withoutComments(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "/*") {
      result += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].firstRange(of: "*/") else { return result }
      result += rest[open.upperBound..<close.lowerBound].filter(\.isNewline)
      rest = rest[close.upperBound...]
    }
    return result + rest
  }
}
