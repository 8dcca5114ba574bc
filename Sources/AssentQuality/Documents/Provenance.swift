import AssentDocuments

/// How a document was translated, as its front matter says.
struct Provenance {
  /// How much of it people have translated, in percent; `nil` when nothing tells.
  let humanPercentage: Int?
  /// The field that tells.
  let field: FrontMatter.Field?
  /// Whether a machine took part.
  let isMachine: Bool

  init(_ frontMatter: FrontMatter) {
    let steps = frontMatter.workflowType?.lowercased().split { $0 == "+" || $0 == " " || $0 == "," } ?? []
    let usesMachine = steps.contains("mt")
    if let percentage = frontMatter.humanTranslatedPercentage {
      humanPercentage = percentage
      field = frontMatter["ht-degree"]
    } else if usesMachine || steps.contains("ht") {
      humanPercentage = usesMachine ? 0 : 100
      field = frontMatter["workflow-type"]
    } else {
      humanPercentage = nil
      field = nil
    }
    isMachine = usesMachine || (humanPercentage ?? 100) < 100
  }
}
