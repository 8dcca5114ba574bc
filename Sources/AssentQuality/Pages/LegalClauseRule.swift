import AssentHTML
import AssentModel

/// The same legal clauses in every locale.
struct LegalClauseDiffersRule: CheckRule {
  let rule = Rule(
    "legal-clause-differs", .error, .translations,
    what:
      "A legal clause that a page lacks: the sender's name, its address, a link to the privacy policy or the contact, or a section that is listed.",
    why: "Who asks for consent, and where to turn to, must be told in every language.", example: "Maison Lumen SRL → (nothing)")

  private let texts: [String]
  private let links: [String]
  private let anchors: [String]

  init(_ settings: PageSettings) {
    texts = settings.legalTexts
    links = settings.legalLinks
    anchors = settings.legalAnchors
  }

  func check(_ pair: PagePair, into report: inout RuleReport) {
    guard let pages = ComparedPages(pair) else { return }
    let original = pages.original
    for text in texts {
      let found = Self.places(of: text, pair.page)
      let expected = Self.places(of: text, original)
      compare("the legal clause '\(text)'", found.main, expected.main, pages, &report)
      compare("the legal clause '\(text)' beside the main text", found.beside, expected.beside, pages, &report)
    }
    for link in links {
      let place = original.outline.links.first { $0.target == link }?.place
      let own = pair.page.outline.links.first { $0.target == link }?.place
      compare("the link to \(link)", own, place, pages, &report)
    }
    for anchor in anchors {
      let section = original.outline.headings.first { $0.anchor == anchor }
      let own = pair.page.outline.headings.first { $0.anchor == anchor }
      compare("the section #\(anchor)", own?.place, section?.place, pages, &report)
      if let own, let section, own.blocks != section.blocks {
        pages.differs(
          "The legal section #\(anchor) has \(own.blocks) paragraphs, and \(section.blocks) in \(original.locale),", own.place, &report,
          part: own.text, hint: "Say the same in every locale")
      }
    }
  }

  /// Where the text stands first in the main part, and first elsewhere.
  private static func places(of clause: String, _ page: CheckedPage) -> (main: PagePlace?, beside: PagePlace?) {
    var places: (main: PagePlace?, beside: PagePlace?)
    for text in page.outline.texts where !text.isAttribute {
      if text.place.landmark == .main {
        if places.main == nil, text.text.hasText(clause) { places.main = text.place }
      } else if places.beside == nil, text.text.hasText(clause) {
        places.beside = text.place
      }
    }
    return places
  }

  private func compare(
    _ what: String, _ own: PagePlace?, _ place: PagePlace?, _ pages: ComparedPages, _ report: inout RuleReport
  ) {
    if let place, own == nil || own?.isHidden == true && !place.isHidden || own?.isFolded == true && !place.isFolded {
      pages.missing(own == nil ? what : "\(what) in plain sight", place, &report, hint: "Add it as in \(pages.original.locale)")
    } else if let own, place == nil {
      pages.extra(what, own, &report, hint: "Add it in \(pages.original.locale), or remove it here")
    }
  }
}

extension String {
  /// Whether the text stands in it, byte by byte; an empty text stands nowhere.
  func hasText(_ text: String) -> Bool {
    guard let first = text.utf8.first, utf8.count >= text.utf8.count else { return false }
    var rest = utf8[...]
    while let index = rest.firstIndex(of: first) {
      rest = rest[index...]
      if rest.starts(with: text.utf8) { return true }
      rest.removeFirst()
    }
    return false
  }
}
