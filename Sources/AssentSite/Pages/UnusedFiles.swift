import AssentFormats
import AssentLocalization
import AssentModel

/// Finds the files of `Locales/` that nothing takes: in a folder or under a name that is spelled otherwise than the site's.
struct UnusedFiles {
  private(set) var findings: [Finding] = []
  /// The locales whose folder has another spelling, so that none of their files are found.
  private(set) var misnamed: Set<LocaleTag> = []
  private let configuration: SiteConfiguration
  /// The documents of the site's pages, relative to a locale's folder.
  private let documents: Set<String>
  /// The names that a campaign's documents can have.
  private let campaignNames: Set<String>

  /// Names of files that hold text of the site; pictures and the like may lie anywhere.
  private static let extensions: Set<String> = ["md", "markdown", "mdown", "mdx", "mkd", "txt", "yml", "yaml"]
  private static let shared: Set<String> = ["glossary.yml", "quality.yml"]
  private static let tables: Set<String> = ["strings.yml", "words.txt"]

  init(configuration: SiteConfiguration, sources: SourceTree) {
    self.configuration = configuration
    documents = Set(configuration.pages.map(\.document))
    campaignNames = Set(
      configuration.pages.filter(\.kind.isPerCampaign).map { $0.document.split(separator: "/").last.map(String.init) ?? $0.document })
    var folders: Set<String> = []
    for file in sources.files(under: "Locales/") {
      let parts = file.path.split(separator: "/").dropFirst().map(String.init)
      guard parts.count > 1 else {
        checkShared(parts[0], at: file.path)
        continue
      }
      let isLocale = configuration.locales.tags.contains { $0.description == parts[0] }
      if isLocale {
        check(parts[1...].map(\.self), at: file.path, folders: &folders)
      } else if folders.insert(parts[0]).inserted {
        reportLocale(parts[0])
      }
    }
  }

  private mutating func checkShared(_ name: String, at path: String) {
    guard Self.isYAML(name), !Self.shared.contains(name) else { return }
    report(path, "nothing takes the file '\(name)'", name, among: Self.shared)
  }

  private mutating func reportLocale(_ folder: String) {
    let tags = configuration.locales.tags.map(\.description)
    let same = LocaleTag(folder.replacing("_", with: "-")).flatMap { configuration.locales.tags.contains($0) ? $0 : nil }
    if let same { misnamed.insert(same) }
    let nearest = same?.description ?? Self.nearest(folder, among: tags)
    var finding = Finding(
      SiteRules.unusedFile, at: SourceLocation("Locales/\(folder)"), "'\(folder)' isn't a locale of the site, so nothing takes its files",
      hint: nearest.map { "Did you mean '\($0)'? Rename the folder" } ?? "List it under 'locales' in \(SiteConfiguration.path), or remove it")
    // The whole locale would be shown in another language.
    if same != nil { finding.severity = .error }
    findings.append(finding)
  }

  /// - Parameter parts: The path of a file within the folder of a locale.
  private mutating func check(_ parts: [String], at path: String, folders: inout Set<String>) {
    let name = parts[parts.count - 1]
    let relative = parts.joined(separator: "/")
    guard !documents.contains(relative), Self.extensions.contains(Self.extension(of: name).lowercased()) else { return }
    switch parts[0] {
    case "guides" where parts.count > 1:
      guard Self.extension(of: name) != "md" else { return }
      let stem = name.dropLast(Self.extension(of: name).count)
      report(path, "a guide's name ends in .md, so nothing takes '\(name)'", hint: "Rename it to '\(stem)md'")
    case "campaigns" where parts.count > 2: checkCampaign(parts, at: path, folders: &folders)
    case _ where parts.count == 1 && Self.tables.contains(name): return
    case _ where parts.count == 1: report(path, "nothing takes the file '\(name)'", name, among: Self.tables)
    default:
      let known = documents.union(["guides", "campaigns"].map { "\($0)/\(parts.dropFirst().joined(separator: "/"))" })
      report(path, "no page of \(SiteConfiguration.path) takes the document '\(relative)'", relative, among: known)
    }
  }

  private mutating func checkCampaign(_ parts: [String], at path: String, folders: inout Set<String>) {
    let folder = path.split(separator: "/").prefix(4).joined(separator: "/")
    let slugs = configuration.campaigns.map(\.slug)
    guard slugs.contains(parts[1]) else {
      guard folders.insert(folder).inserted else { return }
      let nearest = Self.nearest(parts[1], among: slugs)
      findings.append(
        Finding(
          SiteRules.unusedFile, at: SourceLocation(folder), "the site has no campaign '\(parts[1])', so nothing takes the files of this folder",
          hint: nearest.map { "Did you mean '\($0)'? Rename the folder" }
            ?? "Add the campaign to \(SiteConfiguration.path), or remove the folder"))
      return
    }
    let name = parts[2...].joined(separator: "/")
    guard !campaignNames.contains(name) else { return }
    report(path, "no page of a campaign takes the document '\(name)'", name, among: campaignNames)
  }

  private mutating func report(_ path: String, _ message: String, _ name: String, among names: Set<String>) {
    let nearest = Self.nearest(name, among: names.sorted())
    report(path, message, hint: nearest.map { "Did you mean '\($0)'?" } ?? "Known are \(names.sorted().joined(separator: ", "))")
  }

  private mutating func report(_ path: String, _ message: String, hint: String) {
    findings.append(Finding(SiteRules.unusedFile, at: SourceLocation(path), message, hint: hint))
  }

  /// The name that was probably meant, whatever the case of its letters.
  private static func nearest(_ name: String, among names: [String]) -> String? {
    names.first { $0.lowercased() == name.lowercased() } ?? NearestName.nearest(to: name, among: names)
  }

  private static func `extension`(of name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
  }

  private static func isYAML(_ name: String) -> Bool { ["yml", "yaml"].contains(`extension`(of: name).lowercased()) }
}
