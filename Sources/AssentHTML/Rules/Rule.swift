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

/// A rule about the page as a whole.
protocol PageRule: Rule {
  func check(_ page: PageMarkup, _ report: inout Report)
}
