/// A rule over one text at a time, whether it stands in a string table or in a document.
///
/// It is asked for passages of its locales only. It keeps no state: any number of threads ask it.
public protocol PassageRule: Sendable {
  var about: QualityRule { get }
  func check(_ passage: Passage, _ report: inout RuleReport)
}

/// A rule over all texts of a locale together.
public protocol LocaleRule: Sendable {
  var about: QualityRule { get }
  func check(_ text: LocaleText, _ report: inout RuleReport)
}
