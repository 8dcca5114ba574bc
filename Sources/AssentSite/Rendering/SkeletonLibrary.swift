import AssentModel
import Synchronization

/// The skeletons of a build, each made once, when the first page needs it.
final class SkeletonLibrary: Sendable {
  /// What decides a page's constant parts.
  private struct Key: Hashable {
    var template: String
    var kind: PageKind
    var locale: LocaleTag
    var documentLocale: LocaleTag
    var hasCampaign: Bool
    var expires: Bool
    var guide: String?
  }

  /// A skeleton and what was found when it was made.
  struct Entry: Sendable {
    var skeleton: PageSkeleton?
    var findings: [Finding]
  }

  /// What was looked at as a sample: a document on the pages of a skeleton.
  private struct SampleKey: Hashable {
    var skeleton: Key
    var document: String
  }

  private let content: LoadedSite
  private let entries = Mutex<[Key: Entry]>([:])
  private let samples = Mutex<Set<SampleKey>>([])
  private let fragments = Mutex<[LocaleTag: [String: String]]>([:])
  /// Findings about templates, with the kinds of page that have them: one mistake is one finding.
  private let shared = Mutex<[Finding: Set<PageKind>]>([:])

  init(content: LoadedSite) { self.content = content }

  /// Everything that was found while skeletons were made.
  var findings: [Finding] {
    let own = entries.withLock { $0.values.flatMap(\.findings) }
    let kinds = Dictionary(grouping: content.plan.pages, by: \.template).mapValues { Set($0.map(\.kind)) }.values
    return own
      + shared.withLock { shared in
        shared.map { finding, found in
          guard found.count < 4, !kinds.contains(found) else { return finding }
          var finding = finding
          let names = found.sorted().map(\.rawValue).joined(separator: ", ")
          finding.message += found.count == 1 ? " on the page \(names)" : " on the pages \(names)"
          return finding
        }
      }
  }

  /// The contents of the style elements of all skeletons that were made.
  var styleContents: Set<[UInt8]> { entries.withLock { Set($0.values.flatMap { $0.skeleton?.styles ?? [] }) } }

  /// The contents of the style elements of pages, made or not: a page that is kept has the styles of its skeleton.
  func styleContents(of pages: some Sequence<PlannedPage>) -> Set<[UInt8]> {
    var seen: Set<Key> = []
    var styles: Set<[UInt8]> = []
    for page in pages {
      // Guides of a locale differ in their addresses alone.
      var key = Self.key(of: page)
      key.guide = nil
      guard seen.insert(key).inserted else { continue }
      styles.formUnion(skeleton(for: page, readingMinutes: page.kind == .guide ? 1 : nil)?.styles ?? [])
    }
    return styles
  }

  func skeleton(for page: PlannedPage, readingMinutes: Int?) -> PageSkeleton? {
    let key = Self.key(of: page)
    if let entry = entries.withLock({ $0[key] }) { return entry.skeleton }
    // Made outside of the lock: two threads may make the same one, and nobody waits for another's.
    let entry = make(page, readingMinutes: readingMinutes)
    return entries.withLock { entries in
      if let earlier = entries[key] { return earlier.skeleton }
      entries[key] = entry
      return entry.skeleton
    }
  }

  private static func key(of page: PlannedPage) -> Key {
    Key(
      template: page.template, kind: page.kind, locale: page.locale, documentLocale: page.documentLocale, hasCampaign: page.campaign != nil,
      expires: page.campaign?.expires != nil, guide: page.guide)
  }

  /// Whether nobody has looked at a sample of the page's document on its skeleton yet.
  func needsSample(of page: PlannedPage) -> Bool {
    samples.withLock { $0.insert(SampleKey(skeleton: Self.key(of: page), document: page.document)).inserted }
  }

  /// What the handler puts into slots, in a locale.
  func fragments(of locale: LocaleTag) -> [String: String] {
    if let known = fragments.withLock({ $0[locale] }) { return known }
    let made = LocaleFragments(locale: locale, content: content).fragments
    fragments.withLock { $0[locale] = made }
    return made
  }

  /// Keeps findings about a template that several kinds of page may have.
  func report(_ findings: [Finding], on kind: PageKind) {
    shared.withLock { shared in for finding in findings { shared[finding, default: []].insert(kind) } }
  }

  private func make(_ page: PlannedPage, readingMinutes: Int?) -> Entry {
    let context = TemplateContext(page: page, content: content, readingMinutes: readingMinutes)
    let rendering = TemplateRendering(content.templates)
    // A template that isn't there, or that can't be rendered, was reported when the site was loaded.
    guard let text = rendering.render(page.template, with: context.names) else { return Entry(skeleton: nil, findings: []) }
    report(rendering.problems.compactMap(finding), on: page.kind)
    let skeleton = PageSkeleton(
      rendered: text, values: rendering.values, origins: content.templates.origins, strings: context.messages.strings)
    report(
      skeleton.fieldsInStyles.map {
        Finding(
          SiteRules.slotPlace, at: $0, "what differs from page to page can't stand in a style sheet",
          hint: "Put it into an attribute, such as class, and name that in the rule")
      }, on: page.kind)
    return Entry(skeleton: skeleton, findings: context.messages.findings)
  }

  /// `nil` for a string that the table has, but that couldn't be read there.
  private func finding(_ problem: TemplateProblem) -> Finding? {
    let tag = content.templates.tags[problem.tag]
    let location = SourceLocation(tag.file, line: tag.line)
    switch problem.kind {
    case .missing(let name, let nearest):
      guard name.hasPrefix("strings.") else {
        return Finding(
          SiteRules.missingName, at: location, "'\(name)' stands for nothing",
          hint: nearest.map { "Did you mean '\($0)'?" } ?? "Mend the name, or put it into a section")
      }
      let key = String(name.dropFirst(8))
      guard !content.unreadStrings.contains(key) else { return nil }
      let table = "Locales/\(content.configuration.sourceLocale)/strings.yml"
      return Finding(
        SiteRules.missingString, at: location, "the string table has no '\(key)'",
        hint: nearest.map { "Did you mean '\($0)'? Otherwise add it to \(table)" } ?? "Add it to \(table)")
    case .notText(let names):
      let examples = names.prefix(4).map { "{{\(tag.name).\($0)}}" }.joined(separator: ", ")
      return Finding(
        SiteRules.missingName, at: location, "'\(tag.name)' isn't a text",
        hint: names.isEmpty ? "Name a text, or write a section: {{#\(tag.name)}} … {{/\(tag.name)}}" : "Write \(examples)")
    case .notList(let function):
      return Finding(
        SiteRules.templateSyntax, at: location, "'\(function)' does nothing with '\(tag.name)', which isn't a list", hint: "Remove the function")
    case .endless:
      return Finding(
        SiteRules.templateSyntax, at: location, "the template shows so many values that it would never be done", hint: "Take lists out of each other")
    }
  }
}
