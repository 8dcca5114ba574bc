internal import CLibXML2

/// Builds the tree of one page at a time from what libxml2 reports. The pointers in it are set during that call only.
@safe final class XMLSession: XMLReceiver {
  private(set) var builder = MarkupBuilder()
  private(set) var problems: [ParseProblem] = []
  /// The size of the dictionary when it holds the names of HTML alone.
  private(set) var knownNames: Int32 = 0
  private var names = unsafe NameIndex(nil)
  private var base: UnsafePointer<UInt8>?

  /// More problems of one page than anyone reads.
  private static let problemLimit = 100

  /// Gets ready for a page, whose bytes begin at `base`.
  func begin(_ base: UnsafePointer<UInt8>, in context: xmlParserCtxtPtr) {
    unsafe self.base = base
    unsafe attach(to: context)
  }

  func end() {
    unsafe base = nil
    detach()
  }

  func removeAll() {
    builder.removeAll()
    problems.removeAll()
  }

  /// Puts the names of HTML into the dictionary of a new parser.
  func learnNames(of context: xmlParserCtxtPtr) {
    unsafe names = NameIndex(context.pointee.dict)
    knownNames = unsafe xmlDictSize(context.pointee.dict)
  }

  /// Where the parser is in the page, in bytes.
  private var offset: Int {
    guard let input = unsafe context?.pointee.input, let base = unsafe base, unsafe input.pointee.base == base else { return 0 }
    return unsafe input.pointee.cur - base
  }

  private func report(_ rule: PageTextRule, _ message: String, hint: String) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(ParseProblem(rule: rule, offset: offset, message: message, hint: hint, breaksTree: false))
  }

  override func startElement(_ tag: XMLStartTag) {
    var element = ElementName.unknown
    if unsafe tag.prefix == nil { element = unsafe names.meaning(of: UInt(bitPattern: tag.name)).element }
    let isSelfClosed = unsafe context?.pointee.input.map { unsafe $0.pointee.cur[0] == UInt8(ascii: "/") } ?? false
    let unknown = unsafe element == .unknown ? Self.qualified(tag.prefix, tag.name) : []
    builder.openElement(element, unknownName: unknown, isSelfClosed: isSelfClosed, offset: offset)
    unsafe tag.forEachAttribute { name, prefix, _, value in
      if unsafe prefix == nil, let known = names.meaning(of: UInt(bitPattern: name)).attribute {
        unsafe builder.addAttribute(known, unlistedName: EmptyCollection<UInt8>(), value: value)
      } else {
        let spelling = unsafe Self.qualified(prefix, name)
        let isXMLLang = spelling.elementsEqual("xml:lang".utf8)
        unsafe builder.addAttribute(isXMLLang ? .xmlLang : AttributeName(unlisted: spelling), unlistedName: spelling, value: value)
      }
    }
    for index in unsafe stride(from: 0, to: tag.declarations.count, by: 2) {
      let address = unsafe tag.declarations[index + 1].map { unsafe Self.bytes($0) } ?? []
      if let prefix = unsafe tag.declarations[index] {
        builder.addAttribute(.unknown, unlistedName: unsafe Array("xmlns:".utf8) + Self.bytes(prefix), value: address)
      } else {
        builder.addAttribute(.xmlns, unlistedName: EmptyCollection<UInt8>(), value: address)
      }
    }
  }

  override func endElement() { builder.closeElement() }

  override func characters(_ text: UnsafeBufferPointer<xmlChar>) {
    guard let start = text.baseAddress else { return }
    unsafe builder.addText(text, offset: offset - text.count)
    // What a reference stands for isn't in the page's own bytes, nor is text beyond ASCII, which the parser hands over in a buffer of its own.
    guard let base = unsafe base, let input = unsafe context?.pointee.input, unsafe start < base || start >= input.pointee.end else { return }
    if unsafe endsInReference(base, offset) { builder.addReference() }
  }

  /// Whether the page's bytes before the offset end in a reference such as `&gt;`.
  private func endsInReference(_ base: UnsafePointer<UInt8>, _ offset: Int) -> Bool {
    var index = offset - 1
    guard index > 0, unsafe base[index] == UInt8(ascii: ";") else { return false }
    repeat { index -= 1 } while unsafe index > 0 && (ASCII.isLetter(base[index]) || ASCII.isDigit(base[index]) || base[index] == UInt8(ascii: "#"))
    return unsafe base[index] == UInt8(ascii: "&")
  }

  override func section(_ text: UnsafeBufferPointer<xmlChar>) {
    report(.cdata, "A CDATA section is a comment to HTML", hint: "Write the text itself, with &lt; and &amp;")
  }

  override func reference() { builder.addReference() }

  override func comment(_ text: UnsafePointer<xmlChar>) {
    let first = unsafe text[0]
    let second: UInt8 = first == 0 ? 0 : unsafe text[1]
    if first == UInt8(ascii: ">") || first == UInt8(ascii: "-") && second == UInt8(ascii: ">") {
      report(.comment, "The comment ends at its beginning for HTML", hint: "Write a space after <!--")
    }
  }

  override func processingInstruction() {
    report(.processingInstruction, "A processing instruction is a comment to HTML", hint: "Remove it")
  }

  override func doctype() {
    report(
      .doctype, "A second doctype, or one that isn't at the start", hint: "Begin the page with <!DOCTYPE html> and nothing else of the kind")
  }

  override func failure(_ error: UnsafePointer<xmlError>) {
    guard problems.count < Self.problemLimit else { return }
    let fault = unsafe XMLFault(
      code: Int(error.pointee.code), name: error.pointee.str1.map { unsafe String(cString: $0) },
      text: error.pointee.message.map { unsafe String(cString: $0) } ?? "", previous: byteBeforeParser)
    guard let problem = fault.problem(at: offset) else { return }
    // The parser reports some characters twice, and a reference without a number once more as one to character 0.
    if let last = problems.last, problem.offset - last.offset <= 3,
      last.message == problem.message || last.rule == .entity && problem.rule == .character
    {
      return
    }
    problems.append(problem)
  }

  /// The byte of the page in front of the parser; `nil` at the start.
  private var byteBeforeParser: UInt8? {
    let offset = offset
    guard offset > 0, let base = unsafe base else { return nil }
    return unsafe base[offset - 1]
  }

  private static func qualified(_ prefix: UnsafePointer<xmlChar>?, _ name: UnsafePointer<xmlChar>) -> [UInt8] {
    let local = unsafe bytes(name)
    guard let prefix = unsafe prefix else { return local }
    return unsafe bytes(prefix) + [UInt8(ascii: ":")] + local
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>) -> [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
  }
}
