import AssentHTML
import AssentModel

/// The same headings in every locale, by level.
struct HeadingDiffersRule: CheckRule {
  let rule = Rule(
    "page-heading-differs", .error, .translations,
    what: "A heading that a page lacks, has besides, or has on another level than in the source locale.",
    why: "Headings are how a page is skimmed and heard, and a section that is missing is one that nobody translated.", example: "h1, h2 → h1, h3")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    let headings = pair.page.outline.headings
    let others = original.outline.headings
    guard headings.map(\.level) != others.map(\.level) else { return }
    let anchored = ListDifference(headings, others) { $0.anchor.map { "#\($0)" } ?? "\($0.level)" }
    for (heading, other) in anchored.pairs where heading.level != other.level {
      pages.differs(
        "The heading '\(heading.text)' is of level \(heading.level), and of level \(other.level) in \(original.locale)", heading.place, &report,
        part: heading.text, hint: "Make it level \(other.level)")
    }
    // Headings without anchors of their own are told apart by level alone.
    let isTold = anchored.missing.count + anchored.extra.count < headings.count + others.count
    let difference = isTold ? anchored : ListDifference(headings, others) { "\($0.level)" }
    for heading in difference.missing {
      pages.missing(
        "a heading of level \(heading.level), '\(heading.text)'", heading.place, &report, hint: "Translate the heading and what is below it",
        text: heading.text)
    }
    for heading in difference.extra {
      pages.extra(
        "a heading of level \(heading.level), '\(heading.text)'", heading.place, &report, hint: "Remove it, or add it to the source",
        text: heading.text)
    }
  }
}

/// The same landmarks in every locale.
struct LandmarkDiffersRule: CheckRule {
  let rule = Rule(
    "landmark-differs", .error, .translations, what: "A landmark that a page lacks, has besides, or has elsewhere than in the source locale.",
    why: "People who listen to a page jump from landmark to landmark.", example: "<main>, <footer> → <main>")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    let difference = ListDifference(Self.landmarks(pair.page), Self.landmarks(original)) {
      "\($0.kind.rawValue) \($0.isNamed) \($0.place.landmark?.rawValue ?? "")"
    }
    pages.add(
      difference, &report, hint: "Let every locale use the same template", place: \.place, text: { _ in nil },
      name: { "the landmark \($0.kind.name)" + ($0.isNamed ? " with a name" : "") })
  }

  /// Forms have a rule of their own.
  private static func landmarks(_ page: CheckedPage) -> [PageLandmark] { page.outline.landmarks.filter { $0.kind != .form } }
}

/// The same images and foldable parts in every locale.
struct MediaDiffersRule: CheckRule {
  let rule = Rule(
    "page-part-differs", .error, .translations,
    what: "An image or a foldable part that a page lacks or has besides, or that is open or described in one locale only.",
    why: "What is shown in one language and folded away in another isn't the same page.", example: "<details open=\"open\"> → <details>")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    let images = ListDifference(pair.page.outline.images, original.outline.images) {
      "\($0.place.landmark?.rawValue ?? "") \(($0.alternative ?? "").isEmpty)"
    }
    pages.add(images, &report, hint: "Show and describe the same images in every locale", place: \.place, text: \.alternative) {
      ($0.alternative ?? "").isEmpty ? "an image without a description" : "the image '\($0.alternative ?? "")'"
    }
    let folded = ListDifference(pair.page.outline.disclosures, original.outline.disclosures) {
      "\($0.place.landmark?.rawValue ?? "") \($0.place.form ?? -1) \($0.isOpen)"
    }
    pages.add(folded, &report, hint: "Fold the same parts in every locale", place: \.place, text: \.summary) {
      "the \($0.isOpen ? "open" : "folded") part '\($0.summary)'"
    }
  }
}

/// The same links in every locale.
struct LinkDiffersRule: CheckRule {
  let rule = Rule(
    "page-link-differs", .error, .translations,
    what: "A link that a page lacks, has besides, has elsewhere, or that looks like a button in one locale only.",
    why: "A reader in one language must get as far as a reader in another.", example: "<a href=\"/en/a.html\"> → <a href=\"/nl/b.html\">")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    let difference = ListDifference(Self.keyed(pair.page), Self.keyed(original)) { $0.key }
    for link in difference.missing {
      pages.missing(
        Self.name(link.link), link.link.place, &report, hint: "Link to the same page, in the locale's own folder", text: link.link.text)
    }
    for link in difference.extra {
      pages.extra(Self.name(link.link), link.link.place, &report, hint: "Link to the same pages in every locale", text: link.link.text)
    }
    // Within a sentence the order of links follows the grammar of the language.
    for link in difference.moved where link.link.place.landmark != .main {
      pages.differs(
        "\(Self.name(link.link).capitalizedFirst) stands in another place than in \(original.locale)", link.link.place, &report,
        part: link.link.text, hint: "Keep the order")
    }
    for (link, other) in difference.pairs where Set(link.link.classes) != Set(other.link.classes) {
      pages.differs(
        "\(Self.name(link.link).capitalizedFirst) has another class than in \(original.locale)", link.link.place, &report, part: link.link.text,
        hint: "Let every locale use the same template")
    }
  }

  private struct KeyedLink {
    let link: PageLink
    let key: String
  }

  private static func keyed(_ page: CheckedPage) -> [KeyedLink] {
    page.outline.links.map { link in
      let target = PageLinkTarget(link.target, on: page, isSwitcher: link.targetLanguage != nil)
      return KeyedLink(
        link: link, key: "\(link.place.landmark?.rawValue ?? "") \(link.place.form ?? -1) \(link.targetLanguage ?? "") \(target.text)")
    }
  }

  private static func name(_ link: PageLink) -> String { "the link '\(link.text)' to \(link.target)" }
}

/// The same buttons in every locale.
struct ButtonDiffersRule: CheckRule {
  let rule = Rule(
    "button-differs", .error, .translations,
    what: "A button that a page lacks, has besides, or has with another type, name, value, class or state than in the source locale.",
    why: "What can be pressed, and how well it is seen, can't depend on the language of the page.",
    example: "<button> → <button class=\"quiet\">")

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    let hint = "Let every locale use the same template"
    let difference = ListDifference(pair.page.outline.buttons, original.outline.buttons) {
      "\($0.place.form ?? -1) \($0.type) \($0.name ?? "") \($0.value ?? "")"
    }
    pages.add(difference, &report, hint: hint, place: \.place, text: \.text) {
      "the button '\($0.text)'" + ($0.type == "submit" ? "" : " of type \($0.type)")
    }
    for (button, other) in difference.pairs {
      func differ(_ isDifferent: Bool, _ what: String) {
        guard isDifferent else { return }
        pages.differs(
          "The button '\(button.text)' has another \(what) than '\(other.text)' in \(original.locale)", button.place, &report, part: button.text,
          hint: hint)
      }
      differ(button.element != other.element, "element")
      differ(Set(button.classes) != Set(other.classes), "class")
      differ(
        button.isDisabled != other.isDisabled || button.place.isHidden != other.place.isHidden || button.place.isFolded != other.place.isFolded,
        "state")
    }
  }
}
