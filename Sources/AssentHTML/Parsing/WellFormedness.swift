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

/// An error of libxml2's XML parser, in our words.
struct XMLFault: Sendable {
  /// The number in libxml2's `xmlParserErrors`.
  let code: Int
  /// The name that the error is about, when it has one.
  let name: String?
  /// What libxml2 says, for errors that have no words of ours.
  let text: String

  /// The codes that `TagBalance` explains better.
  private static let balanceCodes: Set<Int> = [5, 74, 76, 77]

  /// The finding; `nil` for an error that says nothing about a page, such as one about a namespace that nobody reads.
  func problem(at offset: Int) -> ParseProblem? {
    func problem(_ rule: String, _ message: String, _ hint: String?, breaksTree: Bool = false) -> ParseProblem {
      ParseProblem(rule: rule, offset: offset, message: message, hint: hint, breaksTree: breaksTree)
    }
    if Self.balanceCodes.contains(code) {
      return problem("unclosed-element", "The tags don't match", "Give every element its own end tag", breaksTree: true)
    }
    switch code {
    case 4: return problem("well-formed", "The page is empty", "Write a page that begins with <!DOCTYPE html>", breaksTree: true)
    case 6, 7, 8, 9:
      return problem("character", "A character or a reference to one that pages can't hold", "Remove the control character")
    case 22: return problem("entity", "An & that begins no entity", "Write &amp;")
    case 23: return problem("entity", "The entity &\(name ?? "") isn't ended", "Write a semicolon after its name, or &amp; for the sign itself")
    case 26:
      return problem(
        "entity", "The entity &\(name ?? ""); isn't known", "Use amp, lt, gt, quot or a number such as &#160;, or the character itself")
    case 38:
      return problem("attribute-syntax", "A < in the value of \(name ?? "an attribute")", "Write &lt;, or end the value before it", breaksTree: true)
    case 39: return problem("attribute-syntax", "A value without quotation marks", "Put it between quotation marks", breaksTree: true)
    case 40: return problem("attribute-syntax", "A value whose quotation mark is never closed", "Close it", breaksTree: true)
    case 41:
      return problem(
        "attribute-syntax", "The attribute \(name ?? "") has no value", "Repeat its name as the value: checked=\"checked\"", breaksTree: true)
    case 42, 203: return problem("duplicate-attribute", "The attribute \(name ?? "") is there twice", "Keep one of them")
    case 45, 80: return problem("comment", "A comment that isn't ended, or has -- in it", "End it with --> and keep -- out of it", breaksTree: true)
    case 46, 47, 64: return problem("processing-instruction", "A processing instruction that HTML doesn't have", "Remove it", breaksTree: true)
    case 62: return problem("character", "The text has ]]> in it", "Write ]]&gt;")
    case 63: return problem("cdata", "A CDATA section that isn't ended", "Write the text itself", breaksTree: true)
    case 65: return problem("attribute-syntax", "Attributes without a space between them", "Write a space", breaksTree: true)
    case 68: return problem("well-formed", "A < that begins no tag", "Write &lt; for the sign itself", breaksTree: true)
    case 73:
      return problem(
        "attribute-syntax", "A tag that isn't ended with >", "End the tag, and give each attribute its value in quotation marks", breaksTree: true)
    case 200...299: return nil
    default:
      let sentence = text.split(separator: "\n").first.map(String.init) ?? "The page isn't well-formed"
      return problem("well-formed", sentence, nil, breaksTree: true)
    }
  }
}

/// What a parser found wrong with the text of a page.
struct ParseProblem: Sendable, Hashable {
  /// The id of a rule in `WellFormedness`.
  var rule: String
  /// The byte of the page that it is about.
  var offset: Int
  var message: String
  var hint: String?
  /// Whether the tree after it can't be trusted.
  var breaksTree: Bool
}
