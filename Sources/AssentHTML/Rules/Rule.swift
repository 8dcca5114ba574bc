/// One thing that a page has to get right.
protocol Rule: Sendable {
  var about: RuleDescription { get }
}

/// A rule about elements, asked for each of those it names.
protocol ElementRule: Rule {
  /// The elements it is about; empty for all.
  var elements: ElementSet { get }
  func check(_ node: Int, in page: PageMarkup, _ report: inout Report)
}

/// A rule about attributes, asked for each of those it names.
protocol AttributeRule: Rule {
  /// The attributes it is about; empty for all.
  var attributes: AttributeSet { get }
  func check(_ attribute: MarkupAttribute, of node: Int, in page: PageMarkup, _ report: inout Report)
}

/// A rule whose verdict on an element depends on its start tag, the names of the elements around it and the site, and on nothing else:
/// what it passed once, it passes on every page.
protocol TagRule: Rule {}

/// A rule about the style sheets in a page, whose verdict depends on the sheet and the site alone.
protocol SheetRule: Rule {
  func check(_ style: Markup.Style, in page: PageMarkup, _ report: inout Report)
}

/// A rule about the page as a whole.
protocol PageRule: Rule {
  func check(_ page: PageMarkup, _ report: inout Report)
}
