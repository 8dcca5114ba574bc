/// A rule over one page, or over a page and its counterpart in the source locale.
///
/// It keeps no state: any number of threads ask it.
public protocol PageRule: Sendable {
  var about: QualityRule { get }
  func check(_ pair: PagePair, _ report: inout RuleReport)
}
