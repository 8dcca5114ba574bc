import AssentModel

/// The rules about the text of a page: what its bytes and the parsers say, before there is a tree to look at.
enum WellFormedness {
  static let rules: [RuleDescription] = [
    RuleDescription("encoding", "A page is UTF-8", .html("semantics.html#charset")),
    RuleDescription(
      "character", "A page holds no control characters and no code points that are no characters",
      .html("parsing.html#parse-error-control-character-in-input-stream")),
    RuleDescription("doctype", "A page begins with <!DOCTYPE html>", .html("syntax.html#the-doctype")),
    RuleDescription("well-formed", "A page is well-formed XML as well as HTML", .other("https://www.w3.org/TR/xml/#sec-well-formed")),
    RuleDescription("unclosed-element", "Every element is closed", .html("syntax.html#end-tags")),
    RuleDescription("stray-end-tag", "An end tag closes an element", .html("syntax.html#end-tags")),
    RuleDescription(
      "misnested-elements", "Elements are closed in the reverse order of opening", .html("introduction.html#misnested-tags:-b-i-/b-/i")),
    RuleDescription("attribute-syntax", "An attribute has a name, an equals sign and a value in quotation marks", .html("syntax.html#attributes-2")),
    RuleDescription("duplicate-attribute", "An element has an attribute once", .html("syntax.html#attributes-2")),
    RuleDescription("entity", "Entities are amp, lt, gt, quot, apos or numbers", .html("syntax.html#character-references")),
    RuleDescription("comment", "A comment begins and ends alike in HTML and XML", .html("syntax.html#comments")),
    RuleDescription("cdata", "A page has no CDATA section", .html("syntax.html#cdata-sections")),
    RuleDescription(
      "processing-instruction", "A page has no processing instruction and no XML declaration",
      .html("parsing.html#parse-error-unexpected-question-mark-instead-of-tag-name")),
    RuleDescription("html-parser", .warning, "libxml2's HTML parser has nothing to say", .html("parsing.html#parse-errors")),
  ]

  private static let byID: [String: RuleDescription] = Dictionary((rules + [VoidElements().about]).map { ($0.id, $0) }) { first, _ in first }

  /// The parser's problems, those about tags replaced by what `TagBalance` says.
  static func explained(_ problems: [ParseProblem], of bytes: [UInt8], from start: Int) -> [ParseProblem] {
    guard problems.contains(where: \.breaksTree) else { return problems }
    let rest = problems.filter { $0.rule != "unclosed-element" }
    let broken = rest.first(where: \.breaksTree)
    // What follows a broken tag is a consequence of it.
    if let broken, broken.rule != "well-formed" { return rest.filter { !$0.breaksTree || $0 == broken } }
    let balance = TagBalance.problems(of: bytes, from: start)
    if balance.isEmpty { return rest.isEmpty ? Array(problems.prefix(1)) : rest }
    return rest.filter { !$0.breaksTree || $0 == broken } + balance
  }

  static func entry(_ problem: ParseProblem) -> Report.Entry {
    let rule = byID[problem.rule] ?? RuleDescription(problem.rule, "A page is well-formed", .html("syntax.html"))
    return Report.Entry(rule: rule, place: .byte(problem.offset), message: problem.message, hint: problem.hint)
  }
}
