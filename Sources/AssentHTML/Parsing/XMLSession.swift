internal import CLibXML2

/// Receives what libxml2 reports while it reads one page. The pointers in it are set during that call only.
@safe final class XMLSession {
  private(set) var builder = MarkupBuilder()
  private(set) var problems: [ParseProblem] = []
  /// The size of the dictionary when it holds the names of HTML alone.
  private(set) var knownNames: Int32 = 0
  private var names = unsafe NameIndex(nil)
  private var context: xmlParserCtxtPtr?
  private var base: UnsafePointer<UInt8>?

  /// More problems of one page than anyone reads.
  private static let problemLimit = 100

  func begin() {
    builder.removeAll()
    problems.removeAll()
  }

  func attach(_ context: xmlParserCtxtPtr, base: UnsafePointer<UInt8>) {
    unsafe self.context = context
    unsafe self.base = base
  }

  func detach() {
    unsafe context = nil
    unsafe base = nil
  }

  /// Makes the parser report to a session, and to nothing else.
  func install(in context: xmlParserCtxtPtr) {
    unsafe names = NameIndex(context.pointee.dict)
    knownNames = unsafe xmlDictSize(context.pointee.dict)
    guard let handler = unsafe context.pointee.sax else { return }
    unsafe handler.pointee = xmlSAXHandler()
    unsafe handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.pointee.startElementNs = { session, name, prefix, _, declarations, namespaces, count, _, attributes in
      guard let session = unsafe XMLSession.from(session) else { return }
      unsafe session.startElement(name, prefix, Int(count), attributes)
      unsafe session.declareNamespaces(Int(declarations), namespaces)
    }
    unsafe handler.pointee.endElementNs = { session, _, _, _ in
      unsafe XMLSession.from(session)?.builder.closeElement()
    }
    unsafe handler.pointee.characters = { session, text, count in
      unsafe XMLSession.from(session)?.characters(text, Int(count))
    }
    unsafe handler.pointee.ignorableWhitespace = handler.pointee.characters
    unsafe handler.pointee.reference = { session, _ in
      unsafe XMLSession.from(session)?.builder.addReference()
    }
    unsafe handler.pointee.cdataBlock = { session, _, _ in
      unsafe XMLSession.from(session)?.report(.cdata, "A CDATA section is a comment to HTML", hint: "Write the text itself, with &lt; and &amp;")
    }
    unsafe handler.pointee.processingInstruction = { session, _, _ in
      unsafe XMLSession.from(session)?.report(
        .processingInstruction, "A processing instruction is a comment to HTML", hint: "Remove it")
    }
    unsafe handler.pointee.comment = { session, text in
      unsafe XMLSession.from(session)?.comment(text)
    }
    unsafe handler.pointee.internalSubset = { session, _, _, _ in
      unsafe XMLSession.from(session)?.report(
        .doctype, "A second doctype, or one that isn't at the start", hint: "Begin the page with <!DOCTYPE html> and nothing else of the kind")
    }
    unsafe handler.pointee.serror = { session, error in
      unsafe XMLSession.from(session)?.failure(error)
    }
  }

  private static func from(_ session: UnsafeMutableRawPointer?) -> XMLSession? {
    unsafe session.map { unsafe Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Where the parser is in the page, in bytes.
  private var offset: Int {
    guard let input = unsafe context?.pointee.input, let base = unsafe base, unsafe input.pointee.base == base else { return 0 }
    return unsafe input.pointee.cur - base
  }

  private func report(_ rule: PageTextRule, _ message: String, hint: String?, breaksTree: Bool = false) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(ParseProblem(rule: rule, offset: offset, message: message, hint: hint, breaksTree: breaksTree))
  }

  private func startElement(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let name = unsafe name else { return }
    var element = ElementName.unknown
    if unsafe prefix == nil { element = names.meaning(of: UInt(bitPattern: name)).element }
    let isSelfClosed = unsafe context?.pointee.input.map { unsafe $0.pointee.cur[0] == UInt8(ascii: "/") } ?? false
    let unknown = unsafe element == .unknown ? Self.qualified(prefix, name) : []
    builder.openElement(element, unknownName: unknown, isSelfClosed: isSelfClosed, offset: offset)
    guard let attributes = unsafe attributes else { return }
    for index in 0..<count {
      // Five pointers each: name, prefix, namespace, start and end of the value.
      guard let name = unsafe attributes[index * 5], let start = unsafe attributes[index * 5 + 3],
        let end = unsafe attributes[index * 5 + 4]
      else { continue }
      let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
      let prefix = unsafe attributes[index * 5 + 1]
      if unsafe prefix == nil, let known = names.meaning(of: UInt(bitPattern: name)).attribute {
        unsafe builder.addAttribute(known, unlistedName: EmptyCollection<UInt8>(), value: value)
      } else {
        let spelling = unsafe Self.qualified(prefix, name)
        let isXMLLang = spelling.elementsEqual("xml:lang".utf8)
        unsafe builder.addAttribute(isXMLLang ? .xmlLang : AttributeName(unlisted: spelling), unlistedName: spelling, value: value)
      }
    }
  }

  /// Namespace declarations don't come as attributes: names and addresses, by turns.
  private func declareNamespaces(_ count: Int, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    guard let namespaces = unsafe namespaces else { return }
    for index in 0..<count {
      let value = unsafe namespaces[index * 2 + 1].map { unsafe Self.bytes($0) } ?? []
      if let prefix = unsafe namespaces[index * 2] {
        let spelling = unsafe Array("xmlns:".utf8) + Self.bytes(prefix)
        builder.addAttribute(.unknown, unlistedName: spelling, value: value)
      } else {
        builder.addAttribute(.xmlns, unlistedName: EmptyCollection<UInt8>(), value: value)
      }
    }
  }

  private func characters(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let text = unsafe text else { return }
    unsafe builder.addText(UnsafeBufferPointer(start: text, count: count), offset: offset - count)
    // What a reference stands for isn't in the page's own bytes.
    guard let base = unsafe base, let input = unsafe context?.pointee.input else { return }
    if unsafe text < base || text >= input.pointee.end { builder.addReference() }
  }

  private func comment(_ text: UnsafePointer<xmlChar>?) {
    guard let text = unsafe text else { return }
    let first = unsafe text[0]
    let second: UInt8 = first == 0 ? 0 : unsafe text[1]
    if first == UInt8(ascii: ">") || first == UInt8(ascii: "-") && second == UInt8(ascii: ">") {
      report(.comment, "The comment ends at its beginning for HTML", hint: "Write a space after <!--")
    }
  }

  private func failure(_ error: UnsafeMutablePointer<xmlError>?) {
    guard let error = unsafe error, problems.count < Self.problemLimit else { return }
    let fault = unsafe XMLFault(
      code: Int(error.pointee.code), name: error.pointee.str1.map { unsafe String(cString: $0) },
      text: error.pointee.message.map { unsafe String(cString: $0) } ?? "")
    if let problem = fault.problem(at: offset) { problems.append(problem) }
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
