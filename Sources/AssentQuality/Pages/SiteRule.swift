/// A rule over all pages of a locale together.
public protocol SiteRule: Sendable {
  var about: QualityRule { get }
  func check(_ site: LocalePages, _ report: inout RuleReport)
}
