import AssentHTML
import AssentModel

/// The same links in every locale.
struct LinkForm: PageRule {
  let about = QualityRule(
    "page-link-differs", .error, .translations,
    what: "A link that a page lacks, has besides, has elsewhere, or that looks like a button in one locale only.",
    why: "A reader in one language must get as far as a reader in another.", example: "<a href=\"/en/a.html\"> → <a href=\"/nl/b.html\">")

  func check(_ pair: PagePair, _ report: inout RuleReport) {
    guard let original = pair.original else { return }
    let writer = PairReport(rule: about, page: pair.page, original: original)
    let difference = ListDifference(Self.keyed(pair.page), Self.keyed(original)) { $0.key }
    for link in difference.missing {
      writer.missing(
        Self.name(link.link), link.link.place, &report, hint: "Link to the same page, in the locale's own folder", text: link.link.text)
    }
    for link in difference.extra {
      writer.extra(Self.name(link.link), link.link.place, &report, hint: "Link to the same pages in every locale", text: link.link.text)
    }
    // Within a sentence the order of links follows the grammar of the language.
    for link in difference.moved where link.link.place.landmark != .main {
      writer.differs(
        "\(Self.name(link.link).capitalizedFirst) stands in another place than in \(original.locale)", link.link.place, &report,
        part: link.link.text, hint: "Keep the order")
    }
    for (link, other) in difference.pairs where Set(link.link.classes) != Set(other.link.classes) {
      writer.differs(
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
