import AssentModel
internal import CLibXML2

/// Builds the tree of one XML file from what libxml2 reports. The pointers in it are set during one call only.
@safe final class XMLTreeSession {
  private let file: String
  private var findings: [Finding] = []
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var text: [UInt8] = []
  private var context: xmlParserCtxtPtr?
  /// The address that was made into text last, for the next element has the same as a rule.
  private var namespace = (pointer: UInt(0), text: String?.none)

  /// More problems of one file than anyone reads.
  private static let problemLimit = 20

  init(file: String) { self.file = file }

  func read(_ bytes: [UInt8]) -> (root: XMLElement?, findings: [Finding]) {
    guard let context = unsafe xmlNewParserCtxt() else {
      return (nil, [Finding("xml-syntax", at: SourceLocation(file), "The parser got no memory")])
    }
    unsafe self.context = context
    unsafe install(in: context)
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    // Entities are replaced in attributes, too; only those that every XML file has are known, for no handler takes a declaration.
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let document = unsafe xmlCtxtReadMemory(context, start, Int32(truncatingIfNeeded: buffer.count), nil, nil, options)
      unsafe xmlFreeDoc(document)
    }
    let isWellFormed = unsafe context.pointee.wellFormed == 1 && findings.isEmpty
    unsafe self.context = nil
    unsafe xmlFreeParserCtxt(context)
    if root == nil || !isWellFormed, findings.isEmpty {
      findings.append(Finding("xml-syntax", at: SourceLocation(file), "The file isn't well-formed XML"))
    }
    return (findings.isEmpty ? root : nil, findings)
  }

  private func install(in context: xmlParserCtxtPtr) {
    guard let handler = unsafe context.pointee.sax else { return }
    unsafe handler.pointee = xmlSAXHandler()
    unsafe handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.pointee.startElementNs = { session, name, _, namespace, _, _, count, _, attributes in
      unsafe XMLTreeSession.from(session)?.startElement(name, namespace, Int(count), attributes)
    }
    unsafe handler.pointee.endElementNs = { session, _, _, _ in
      unsafe XMLTreeSession.from(session)?.endElement()
    }
    unsafe handler.pointee.characters = { session, text, count in
      guard let session = unsafe XMLTreeSession.from(session), let text = unsafe text else { return }
      unsafe session.text.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
    }
    unsafe handler.pointee.ignorableWhitespace = handler.pointee.characters
    unsafe handler.pointee.cdataBlock = handler.pointee.characters
    unsafe handler.pointee.serror = { session, error in
      unsafe XMLTreeSession.from(session)?.failure(error)
    }
  }

  private static func from(_ session: UnsafeMutableRawPointer?) -> XMLTreeSession? {
    unsafe session.map { unsafe Unmanaged<XMLTreeSession>.fromOpaque($0).takeUnretainedValue() }
  }

  private func startElement(
    _ name: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, _ count: Int,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    endText()
    guard let name = unsafe name else { return }
    var element = unsafe XMLElement(String(cString: name), namespace: address(namespace), line: line)
    if count > 0, let attributes = unsafe attributes {
      element.attributes.reserveCapacity(count)
      for index in 0..<count {
        // Five pointers each: name, prefix, namespace, start and end of the value.
        guard let name = unsafe attributes[index * 5], let start = unsafe attributes[index * 5 + 3],
          let end = unsafe attributes[index * 5 + 4]
        else { continue }
        let value = unsafe String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        let namespace = unsafe attributes[index * 5 + 2].map { unsafe String(cString: $0) }
        unsafe element.attributes.append(XMLAttribute(String(cString: name), namespace: namespace, value))
      }
    }
    open.append(element)
  }

  private func endElement() {
    endText()
    guard let element = open.popLast() else { return }
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(.element(element)) }
  }

  private func endText() {
    guard !text.isEmpty else { return }
    if !open.isEmpty { open[open.count - 1].children.append(.text(String(decoding: text, as: UTF8.self))) }
    text.removeAll(keepingCapacity: true)
  }

  private func address(_ pointer: UnsafePointer<xmlChar>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    let number = UInt(bitPattern: pointer)
    if namespace.pointer != number { namespace = unsafe (number, String(cString: pointer)) }
    return namespace.text
  }

  /// The line on which the tag begins at whose end the parser is: the last `<`, which no value of an attribute may hold.
  private var line: Int {
    guard let input = unsafe context?.pointee.input, let base = unsafe input.pointee.base, var position = unsafe input.pointee.cur
    else { return 0 }
    var line = unsafe Int(input.pointee.line)
    while unsafe position > base, unsafe position.pointee != UInt8(ascii: "<") {
      unsafe position -= 1
      if unsafe position.pointee == UInt8(ascii: "\n") { line -= 1 }
    }
    return max(line, 1)
  }

  private func failure(_ error: UnsafeMutablePointer<xmlError>?) {
    guard let error = unsafe error, unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, findings.count < Self.problemLimit
    else { return }
    let words = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
    let sentence = words.split(separator: "\n").first.map(String.init) ?? "The file isn't well-formed XML"
    findings.append(Finding("xml-syntax", at: SourceLocation(file, line: unsafe max(Int(error.pointee.line), 1)), sentence))
  }
}
