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

  private let content: LoadedSite
  private let entries = Mutex<[Key: Entry]>([:])
  private let styles = Mutex<Set<[UInt8]>>([])

  init(content: LoadedSite) { self.content = content }

  /// The contents of the style elements of all skeletons.
  var styleContents: Set<[UInt8]> { styles.withLock { $0 } }

  /// The skeleton of a page, and what was found when it was made, on whatever page that was.
  func skeleton(for page: PlannedPage, readingMinutes: Int?) -> Entry {
    let key = Key(
      template: page.template, kind: page.kind, locale: page.locale, documentLocale: page.documentLocale, hasCampaign: page.campaign != nil,
      expires: page.campaign?.expires != nil, guide: page.guide)
    if let entry = entries.withLock({ $0[key] }) { return entry }
    // Made outside of the lock: two threads may make the same one, and nobody waits for another's.
    let entry = make(page, readingMinutes: readingMinutes)
    if let style = entry.skeleton?.literal(between: "<style>", and: "</style>") { styles.withLock { _ = $0.insert(style) } }
    return entries.withLock { entries in
      if let earlier = entries[key] { return earlier }
      entries[key] = entry
      return entry
    }
  }

  private func make(_ page: PlannedPage, readingMinutes: Int?) -> Entry {
    let context = TemplateContext(page: page, content: content, readingMinutes: readingMinutes)
    let rendering = TemplateRendering()
    guard let text = rendering.render(page.template, of: content.templates.library, with: context.names) else {
      let finding = Finding(
        SiteRules.missingTemplate, at: SourceLocation(SiteConfiguration.path), "there is no template '\(page.template)'",
        hint: "Write \(TemplateLibrary.path(of: page.template))")
      return Entry(skeleton: nil, findings: [finding])
    }
    var findings = context.messages.findings
    for name in rendering.missingNames {
      let location = content.templates.location(of: name, in: page.template)
      let isString = name.hasPrefix("strings.")
      findings.append(
        Finding(
          isString ? SiteRules.missingString : .missingName, at: location,
          isString ? "the string table has no '\(name.dropFirst(8))'" : "'\(name)' stands for nothing on the page \(page.kind.rawValue)",
          hint: isString ? "Add it to Locales/\(content.configuration.sourceLocale)/strings.yml" : "Mend the name, or put it into a section"))
    }
    let skeleton = PageSkeleton(
      rendered: text, values: rendering.values, origins: content.templates.origins, strings: context.messages.strings)
    return Entry(skeleton: skeleton, findings: findings)
  }
}
