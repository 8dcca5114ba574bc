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
    guard let skeleton = skeletons.skeleton(for: page, readingMinutes: readingMinutes) else { return made }
    made.strings = skeleton.strings
    let values = values(of: page, document: document, into: &made)
    let assembled = PageAssembler(skeleton, values)
    made.slots = assembled.slots
    var rendered = RenderedPage(path: page.path, locale: page.locale, bytes: assembled.bytes, slots: assembled.slots.map(\.offset))
    var result = validator.validate(rendered, links: targets)
    let isSample = (!assembled.slots.isEmpty || page.kind.isLanding || page.kind.isConfirmation) && skeletons.needsSample(of: page)
    if tracesLines || isSample || !result.findings.isEmpty {
      rendered.origins = PageAssembler(tracing: skeleton, values).origins
      if tracesLines || !result.findings.isEmpty { result = validator.validate(rendered, links: targets) }
      made.findings += result.findings
      if isSample { made.findings += checkSample(of: page, rendered: rendered, slots: made.slots, found: made.findings) }
    }
    if assembled.bytes.count > PageWeight.limit {
      made.findings.append(PageWeight.finding(of: document, skeletonSize: skeleton.size, content: content))
    }
    made.page = result.page
    return made
  }

  /// Looks at the page as the handler will serve it, once for all pages that differ in their fields alone.
  ///
  /// - Returns: what doesn't keep the page from being published: it belongs to this page, so that a build which keeps the page tells it again.
  private mutating func checkSample(
    of page: PlannedPage, rendered: RenderedPage, slots: [SiteManifest.SlotEntry], found: [Finding]
  ) -> [Finding] {
    let sample = PageSample(rendered, kind: page.kind, slots: slots, fragments: skeletons.fragments(of: page.locale))
    var findings = sample.misplaced() + (PageNeeds(page, sample: sample, content: content)?.findings() ?? [])
    let known = Set((found + findings).filter { $0.severity == .error }.map(\.location))
    findings.removeAll { finding in found.contains { $0.severity == .error && $0.location == finding.location } }
    // What the addresses in the slots lead to isn't a page of the site.
    let filled = validator.validate(sample.rendered, links: targets).findings.filter { $0.rule != "internal-link" && !known.contains($0.location) }
    for var finding in filled where !found.contains(finding) {
      finding.message += ", once the handler has filled in the page"
      findings.append(finding)
    }
    skeletons.report(findings.filter { $0.severity == .error }, on: page.kind)
    return findings.filter { $0.severity != .error }
  }

  private func values(of page: PlannedPage, document: Document, into made: inout Made) -> PageValues {
    let messages = PageMessages(
      catalog: content.catalog, locale: page.locale, arguments: TemplateContext.arguments(of: page, brand: content.configuration.brand))
    let content = content
    let rendered = document.render { content.documents.resolve($0, from: page, content: content) }
    made.findings += rendered.findings
    let frontMatter = document.frontMatter
    let campaignName = page.campaign.map { string($0.nameKey.text, messages: messages, at: $0.location, hiding: ["campaign", "scope"]) } ?? []
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
    // An empty title was reported where the document was read; the path stands in for it, so that nothing else is found only because of it.
    let values = PageValues(
      title: (frontMatter.title.isEmpty ? [.text(page.path)] : messages.parts(of: frontMatter.title, at: frontMatter.titleLocation))
        .marked(as: page.documentLocale, on: page.locale),
      description: frontMatter.description.isEmpty
        ? [.text(page.path)] : messages.parts(of: frontMatter.description, at: frontMatter.descriptionLocation),
      canonical: content.absoluteURL(page.canonicalPath), body: body,
      bodyOrigins: rendered.lineOrigins.map { ($0.htmlLine - 1, SourceLocation(document.file, line: $0.sourceLine)) },
      campaignName: campaignName, campaignSlug: page.campaign?.slug ?? "",
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

  /// The message of a key; the key itself where it is missing, so that nothing else is found only because of that.
  private func string(
    _ name: String, messages: PageMessages, at location: SourceLocation? = nil, hiding hidden: Set<String> = []
  ) -> [ValuePart] {
    if let key = StringKey(name), let parts = messages.parts(for: key, hiding: hidden) { return parts }
    if !content.unreadStrings.contains(name) {
      messages.report(
        Finding(
          SiteRules.missingString, at: location ?? SourceLocation("Locales/\(content.configuration.sourceLocale)/strings.yml"),
          "the string table has no '\(name)'", hint: "Add it to Locales/\(content.configuration.sourceLocale)/strings.yml"))
    }
    return [.text(name)]
  }
}

/// How heavy a page may be.
enum PageWeight {
  /// In bytes, styles and logo included: what a phone with a bad connection loads in a few seconds.
  static let limit = 131_072

  /// What to do about a page that is too heavy: where the greatest part of it comes from.
  static func finding(of document: Document, skeletonSize: Int, content: LoadedSite) -> Finding {
    let files: [(size: Int, name: String, location: SourceLocation)] = [
      (content.logo.utf8.count, "the logo", content.configuration.brand.logoLocation),
      (content.style.utf8.count, "the style sheet", SourceLocation(LoadedSite.stylePath)),
    ]
    if skeletonSize > limit / 2, let largest = files.max(by: { $0.size < $1.size }), largest.size > 8192 {
      return Finding(
        SiteRules.pageWeight, at: largest.location,
        "pages have more than \(limit) bytes: \(largest.name) takes \(largest.size) of them wherever it stands", hint: "Make it smaller")
    }
    return Finding(
      SiteRules.pageWeight, at: SourceLocation(document.file), "the page has more than \(limit) bytes", hint: "Make several documents of it")
  }
}
