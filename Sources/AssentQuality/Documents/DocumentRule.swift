/// A rule over a document and its translation.
///
/// It keeps no state: any number of threads ask it.
public protocol DocumentRule: Sendable {
  var about: QualityRule { get }
  func check(_ pair: DocumentPair, _ report: inout RuleReport)
}
