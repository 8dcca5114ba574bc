public import AssentModel
public struct RuleDescription: Sendable { public var id: String; public var severity: Severity; public var sentence: String; public var source: String }
public struct HTMLValidator: ~Copyable {
  public static let rules: [RuleDescription] = []
  public init() {}
  public mutating func validate(_ page: RenderedPage, links: LinkTargets?) -> (page: ValidatedPage?, findings: [Finding]) { (ValidatedPage(proven: page), []) }
  public mutating func secondOpinion(_ page: RenderedPage) -> [Finding] { [] }
}
