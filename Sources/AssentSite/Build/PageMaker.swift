import AssentDocuments
import AssentHTML
import AssentLocalization
import AssentModel

/// Makes pages on one thread: document to values, skeleton to bytes, bytes to a validated page.
struct PageMaker: ~Copyable {
  private let content: LoadedSite
  private let skeletons: SkeletonLibrary
  private let targets: LinkTargets
  /// Whether each page comes with the origins of its lines, and not only one with findings.
  private let tracesLines: Bool
  private var validator = HTMLValidator()

  init(content: LoadedSite, skeletons: SkeletonLibrary, targets: LinkTargets, tracesLines: Bool = false) {
    self.tracesLines = tracesLines
    self.content = content
    self.skeletons = skeletons
    self.targets = targets
  }

  /// A page that was made, or what stands in its way.
  struct Made {
    var page: ValidatedPage?
    var slots: [SiteManifest.SlotEntry] = []
    var findings: [Finding] = []
    /// The strings that it shows, and the locale that each was found in.
    var strings: [StringKey: LocaleTag] = [:]
  }

  mutating func make(_ page: PlannedPage) throws(FileFailure) -> Made {
    var made = Made()
    let document: Document
    if let known = content.documents[page] {
      document = known
    } else {
      let parsed = try page.parse(content.sources)
      made.findings = parsed.findings
      guard let own = parsed.document else { return made }
      document = own
    }
    let clashes = content.templateIDs.clashes(of: document, with: page.template)
    guard clashes.isEmpty else {
      made.findings += clashes
      return made
    }
    let readingMinutes = page.kind == .guide ? max(1, (document.wordCount + 199) / 200) : nil
    let entry = skeletons.skeleton(for: page, readingMinutes: readingMinutes)
    made.findings += entry.findings
    guard let skeleton = entry.skeleton else { return made }
    made.strings = skeleton.strings
    let values = values(of: page, document: document, into: &made)
    let assembled = PageAssembler(skeleton, values)
    made.slots = assembled.slots
    var rendered = RenderedPage(path: page.path, locale: page.locale, bytes: assembled.bytes, slots: assembled.slots.map(\.offset))
    var result = validator.validate(rendered, links: targets)
    if tracesLines || !result.findings.isEmpty {
      rendered.origins = PageAssembler(tracing: skeleton, values).origins
      result = validator.validate(rendered, links: targets)
      made.findings += result.findings
    }
    made.page = result.page
    return made
  }

  private func values(of page: PlannedPage, document: Document, into made: inout Made) -> PageValues {
    let messages = PageMessages(
      catalog: content.catalog, locale: page.locale, arguments: TemplateContext.arguments(of: page, brand: content.configuration.brand))
    let content = content
    let rendered = document.render { content.documents.resolve($0, from: page, content: content) }
    made.findings += rendered.findings
    let frontMatter = document.frontMatter
    let campaignName = page.campaign.map { string($0.nameKey.text, messages: messages, at: $0.location) } ?? []
    let body = rendered.pieces.flatMap { piece -> [ValuePart] in
      switch piece {
      case .html(let html): return [.html(html)]
      case .placeholder(let name, let line, let isInAttribute):
        let location = SourceLocation(document.file, line: line)
        guard isInAttribute else { return messages.value(of: name, at: location) }
        return messages.attributeValue(of: name, at: location) { $0 == .campaignName ? campaignName : [] }
      case .string(let name): return string(name, messages: messages)
      }
    }
    let values = PageValues(
      title: messages.parts(of: frontMatter.title, at: frontMatter.titleLocation).marked(as: page.documentLocale, on: page.locale),
      description: messages.parts(of: frontMatter.description, at: frontMatter.descriptionLocation),
      canonical: content.absoluteURL(page.canonicalPath), body: body,
      bodyOrigins: rendered.lineOrigins.map { ($0.htmlLine - 1, SourceLocation(document.file, line: $0.sourceLine)) },
      campaignName: campaignName,
      campaignExpires: page.campaign?.expires.map { LocaleFormatter(page.locale).date($0) } ?? "")
    for (value, location) in [(values.title, frontMatter.titleLocation), (values.description, frontMatter.descriptionLocation)]
    where value.hasSlot {
      messages.report(
        Finding(
          SiteRules.slotInTitle, at: location, "a title or description can't hold what is known only when the page is shown, such as {scope}",
          hint: "Say it in the text below"))
    }
    made.findings += messages.findings
    made.strings.merge(messages.strings) { first, _ in first }
    return values
  }

  private func string(_ name: String, messages: PageMessages, at location: SourceLocation? = nil) -> [ValuePart] {
    if let key = StringKey(name), let parts = messages.parts(for: key) { return parts }
    messages.report(
      Finding(
        SiteRules.missingString, at: location ?? SourceLocation("Locales/\(content.configuration.sourceLocale)/strings.yml"),
        "the string table has no '\(name)'", hint: "Add it to Locales/\(content.configuration.sourceLocale)/strings.yml"))
    return []
  }
}
