import AssentModel

/// The rules over the text of a page: what its bytes and the parsers say.
enum PageTextRule: ReportedRule {
  case encoding, character, doctype, wellFormed, unclosedElement, strayEndTag, misnestedElements, attributeSyntax, duplicateAttribute, voidElement
  case entity, comment, cdata, processingInstruction, htmlParser

  var rule: Rule {
    switch self {
    case .encoding:
      Rule(
        "encoding", what: "A page that isn't UTF-8.", why: "Accented letters come out as question marks.", example: "d\u{FFFD}sabonnement",
        source: .html("semantics.html#charset"))
    case .character:
      Rule(
        "character", what: "A control character, or a code point that isn't a character.",
        why: "Browsers show nothing or a box, and XML parsers stop.", example: "&#x1;",
        source: .html("parsing.html#parse-error-control-character-in-input-stream"))
    case .doctype:
      Rule(
        "doctype", what: "A page that doesn't begin with <!DOCTYPE html>.", why: "Browsers lay it out as pages of 1999.",
        example: "<html lang=\"en\">",
        source: .html("syntax.html#the-doctype"))
    case .wellFormed:
      Rule(
        "well-formed", what: "A page that is HTML and not well-formed XML.",
        why: "Its end can't be told from its text, so nothing else can be checked.",
        example: "<p>a < b</p>", source: "https://www.w3.org/TR/xml/#sec-well-formed")
    case .unclosedElement:
      Rule(
        "unclosed-element", what: "An element that isn't closed.", why: "What follows becomes a part of it.", example: "<div><p>Text</p>",
        source: .html("syntax.html#end-tags"))
    case .strayEndTag:
      Rule(
        "stray-end-tag", what: "An end tag that closes no element.", why: "The element was closed too early, or never opened.",
        example: "<p>Text</p></div>", source: .html("syntax.html#end-tags"))
    case .misnestedElements:
      Rule(
        "misnested-elements", what: "Elements that aren't closed in the reverse order of opening.",
        why: "Browsers repair it, and text changes its look.",
        example: "<b><i>Text</b></i>", source: .html("introduction.html#misnested-tags:-b-i-/b-/i"))
    case .attributeSyntax:
      Rule(
        "attribute-syntax", what: "An attribute without a name, an equals sign and a value in quotation marks.",
        why: "Browsers guess where the value ends.", example: "<p class=a>Text</p>", source: .html("syntax.html#attributes-2"))
    case .duplicateAttribute:
      Rule(
        "duplicate-attribute", what: "An element that has an attribute twice.", why: "Browsers drop the second one.",
        example: #"<p class="a" class="b">Text</p>"#, source: .html("syntax.html#attributes-2"))
    case .voidElement:
      Rule(
        "void-element", what: "A void element that doesn't end in />, or another element that does.",
        why: "HTML and XML disagree on where it ends: for HTML, <div/> stays open.", example: "<div/>", source: .html("syntax.html#void-elements"))
    case .entity:
      Rule(
        "entity", what: "An entity other than amp, lt, gt, quot, apos and numbers.", why: "XML parsers don't know it and stop.",
        example: "<p>&nbsp;</p>",
        source: .html("syntax.html#character-references"))
    case .comment:
      Rule(
        "comment", what: "A comment that begins or ends otherwise in HTML than in XML.", why: "Text is shown that was meant to be hidden, or hidden.",
        example: "<!--> -->", source: .html("syntax.html#comments"))
    case .cdata:
      Rule(
        "cdata", what: "A CDATA section.", why: "It is a comment to HTML, so nobody sees its text.", example: "<![CDATA[Text]]>",
        source: .html("syntax.html#cdata-sections"))
    case .processingInstruction:
      Rule(
        "processing-instruction", what: "A processing instruction or an XML declaration.", why: "It is a comment to HTML.",
        example: "<?php echo 1 ?>",
        source: .html("parsing.html#parse-error-unexpected-question-mark-instead-of-tag-name"))
    case .htmlParser:
      Rule(
        "html-parser", .warning, what: "An error that libxml2's HTML parser reports.", why: "A second parser may see what the first one doesn't.",
        example: #"<p id="a">One</p><p id="a">Two</p>"#, source: .html("parsing.html#parse-errors"))
    }
  }
}

/// What the parsers say about the text of a page, before there is a tree to look at.
enum WellFormedness {
  /// The parser's problems, those about tags replaced by what `TagBalance` says.
  static func explained(_ problems: [ParseProblem], of bytes: [UInt8], from start: Int) -> [ParseProblem] {
    guard problems.contains(where: \.breaksTree) else { return problems }
    let rest = problems.filter { $0.rule != .unclosedElement }
    let broken = rest.first(where: \.breaksTree)
    // What follows a broken tag is a consequence of it.
    if let broken, broken.rule != .wellFormed { return rest.filter { !$0.breaksTree || $0 == broken } }
    let balance = TagBalance.problems(of: bytes, from: start)
    if balance.isEmpty { return rest.isEmpty ? Array(problems.prefix(1)) : rest }
    return rest.filter { !$0.breaksTree || $0 == broken } + balance
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
  /// The byte in front of the place at which the parser reported the error; `nil` at the start of the page.
  let previous: UInt8?

  /// The codes that `TagBalance` explains better.
  private static let balanceCodes: Set<Int> = [5, 74, 76, 77]

  /// The finding; `nil` for an error that says nothing about a page, such as one about a namespace that nobody reads.
  func problem(at offset: Int) -> ParseProblem? {
    func problem(_ rule: PageTextRule, _ message: String, _ hint: String?, breaksTree: Bool = false) -> ParseProblem {
      ParseProblem(rule: rule, offset: offset, message: message, hint: hint, breaksTree: breaksTree)
    }
    if Self.balanceCodes.contains(code) {
      return problem(.unclosedElement, "The tags don't match", "Give every element its own end tag", breaksTree: true)
    }
    switch code {
    case 4: return problem(.wellFormed, "The page is empty", "Write a page that begins with <!DOCTYPE html>", breaksTree: true)
    case 6, 7:
      return problem(.entity, "A character reference without a number or a semicolon", "Write it like &#160;, or &amp; for the sign itself")
    case 8, 9:
      return problem(.character, "A character or a reference to one that pages can't hold", "Remove the control character")
    case 22: return problem(.entity, "An & that begins no entity", "Write &amp;")
    case 23: return problem(.entity, "The entity &\(name ?? "") isn't ended", "Write a semicolon after its name, or &amp; for the sign itself")
    case 26:
      return problem(
        .entity, "The entity &\(name ?? ""); isn't known", "Use amp, lt, gt, quot or a number such as &#160;, or the character itself")
    case 38:
      return problem(.attributeSyntax, "A < in the value of \(name ?? "an attribute")", "Write &lt;, or end the value before it", breaksTree: true)
    case 39: return problem(.attributeSyntax, "A value without quotation marks", "Put it between quotation marks", breaksTree: true)
    case 40: return problem(.attributeSyntax, "A value whose quotation mark is never closed", "Close it", breaksTree: true)
    case 41:
      return problem(
        .attributeSyntax, "The attribute \(name ?? "") has no value", "Repeat its name as the value: checked=\"checked\"", breaksTree: true)
    case 42, 203: return problem(.duplicateAttribute, "The attribute \(name ?? "") is there twice", "Keep one of them")
    case 45, 80: return problem(.comment, "A comment that isn't ended, or has -- in it", "End it with --> and keep -- out of it", breaksTree: true)
    case 46, 47, 64: return problem(.processingInstruction, "A processing instruction that HTML doesn't have", "Remove it", breaksTree: true)
    case 62: return problem(.character, "The text has ]]> in it", "Write ]]&gt;")
    case 63: return problem(.cdata, "A CDATA section that isn't ended", "Write the text itself", breaksTree: true)
    case 65: return problem(.attributeSyntax, "Attributes without a space between them", "Write a space", breaksTree: true)
    // A name is missing: that of an entity, of an element or of an attribute.
    case 68 where previous == UInt8(ascii: "&"): return problem(.entity, "An & that begins no entity", "Write &amp;")
    case 68 where previous == UInt8(ascii: "<"):
      return problem(.wellFormed, "A < that begins no tag", "Write &lt; for the sign itself", breaksTree: true)
    case 68:
      return problem(
        .attributeSyntax, "A tag that has something else where the name of an attribute belongs", "Write each attribute as name=\"value\"",
        breaksTree: true)
    case 73:
      return problem(
        .attributeSyntax, "A tag that isn't ended with >", "End the tag, and give each attribute its value in quotation marks", breaksTree: true)
    case 200...299: return nil
    default:
      let sentence = text.split(separator: "\n").first.map(String.init) ?? "The page isn't well-formed"
      return problem(.wellFormed, sentence, nil, breaksTree: true)
    }
  }
}

/// What a parser found wrong with the text of a page.
struct ParseProblem: Sendable, Hashable {
  var rule: PageTextRule
  /// The byte of the page that it is about.
  var offset: Int
  var message: String
  var hint: String?
  /// Whether the tree after it can't be trusted.
  var breaksTree: Bool

  var finding: PageFinding { PageFinding(rule: rule, place: .byte(offset), message: message, hint: hint) }
}
