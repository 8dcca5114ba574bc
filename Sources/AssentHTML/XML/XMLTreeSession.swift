import AssentModel
internal import CLibXML2

/// Builds the tree of one XML file from what libxml2 reports. The pointers in it are set during one call only.
@safe final class XMLTreeSession: XMLReceiver {
  private let file: String
  private var findings: [Finding] = []
  private var open: [XMLElement] = []
  private var root: XMLElement?
  private var text: [UInt8] = []
  /// The address that was made into text last, for the next element has the same as a rule.
  private var namespace = (pointer: UInt(0), text: String?.none)

  /// More problems of one file than anyone reads.
  private static let problemLimit = 20

  init(file: String) { self.file = file }

  func read(_ bytes: [UInt8]) -> (root: XMLElement?, findings: [Finding]) {
    guard let context = unsafe xmlNewParserCtxt() else {
      return (nil, [Finding(XMLFileRule.xmlSyntax, at: SourceLocation(file), "The parser got no memory")])
    }
    unsafe Self.install(in: context)
    unsafe attach(to: context)
    // Entities are replaced in attributes, too; only those that every XML file has are known, for no handler takes a declaration.
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    unsafe bytes.withUnsafeBytes { buffer in
      let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let document = unsafe xmlCtxtReadMemory(context, start, Int32(truncatingIfNeeded: buffer.count), nil, nil, options)
      unsafe xmlFreeDoc(document)
    }
    let isWellFormed = unsafe context.pointee.wellFormed == 1 && findings.isEmpty
    detach()
    unsafe xmlFreeParserCtxt(context)
    if root == nil || !isWellFormed, findings.isEmpty {
      findings.append(Finding(XMLFileRule.xmlSyntax, at: SourceLocation(file), "The file isn't well-formed XML"))
    }
    return (findings.isEmpty ? root : nil, findings)
  }

  override func startElement(_ tag: XMLStartTag) {
    endText()
    var element = unsafe XMLElement(String(cString: tag.name), namespace: address(tag.namespace), line: line)
    unsafe element.attributes.reserveCapacity(tag.attributeCount)
    unsafe tag.forEachAttribute { name, _, namespace, value in
      let namespace = unsafe namespace.map { unsafe String(cString: $0) }
      unsafe element.attributes.append(XMLAttribute(String(cString: name), namespace: namespace, String(decoding: value, as: UTF8.self)))
    }
    open.append(element)
  }

  override func characters(_ text: UnsafeBufferPointer<xmlChar>) { unsafe self.text.append(contentsOf: text) }

  override func section(_ text: UnsafeBufferPointer<xmlChar>) { unsafe characters(text) }

  override func endElement() {
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

  override func failure(_ error: UnsafePointer<xmlError>) {
    guard unsafe error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, findings.count < Self.problemLimit else { return }
    let words = unsafe error.pointee.message.map { unsafe String(cString: $0) } ?? ""
    let sentence = words.split(separator: "\n").first.map(String.init) ?? "The file isn't well-formed XML"
    findings.append(Finding(XMLFileRule.xmlSyntax, at: SourceLocation(file, line: unsafe max(Int(error.pointee.line), 1)), sentence))
  }
}
