internal import CLibXML2

/// Receives what libxml2's XML parser reports while it reads a file. The pointers are valid during one call only.
///
/// No handler takes a declaration, so the entities of a DTD stay unknown.
@safe class XMLReceiver {
  /// The parser while it reads a file; `nil` before and after.
  private(set) final var context: xmlParserCtxtPtr?

  func startElement(_ tag: XMLStartTag) {}
  func endElement() {}
  func characters(_ text: UnsafeBufferPointer<xmlChar>) {}
  func section(_ text: UnsafeBufferPointer<xmlChar>) {}
  func reference() {}
  func comment(_ text: UnsafePointer<xmlChar>) {}
  func processingInstruction() {}
  func doctype() {}
  func failure(_ error: UnsafePointer<xmlError>) {}

  final func attach(to context: xmlParserCtxtPtr) {
    unsafe self.context = context
    unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
  }

  final func detach() { unsafe context = nil }

  /// Makes a parser report to the receiver that is attached to it, and to nothing else.
  static func install(in context: xmlParserCtxtPtr) {
    guard let handler = unsafe context.pointee.sax else { return }
    unsafe handler.pointee = xmlSAXHandler()
    unsafe handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.pointee.startElementNs = { receiver, name, prefix, namespace, declarationCount, declarations, attributeCount, _, attributes in
      guard let name = unsafe name else { return }
      unsafe XMLReceiver.from(receiver)?.startElement(
        XMLStartTag(
          name: name, prefix: prefix, namespace: namespace, declarations: UnsafeBufferPointer(start: declarations, count: Int(declarationCount) * 2),
          attributes: UnsafeBufferPointer(start: attributes, count: Int(attributeCount) * 5)))
    }
    unsafe handler.pointee.endElementNs = { receiver, _, _, _ in unsafe XMLReceiver.from(receiver)?.endElement() }
    unsafe handler.pointee.characters = { receiver, text, count in
      unsafe XMLReceiver.from(receiver)?.characters(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    unsafe handler.pointee.ignorableWhitespace = handler.pointee.characters
    unsafe handler.pointee.cdataBlock = { receiver, text, count in
      unsafe XMLReceiver.from(receiver)?.section(UnsafeBufferPointer(start: text, count: Int(count)))
    }
    unsafe handler.pointee.reference = { receiver, _ in unsafe XMLReceiver.from(receiver)?.reference() }
    unsafe handler.pointee.processingInstruction = { receiver, _, _ in unsafe XMLReceiver.from(receiver)?.processingInstruction() }
    unsafe handler.pointee.comment = { receiver, text in
      guard let text = unsafe text else { return }
      unsafe XMLReceiver.from(receiver)?.comment(text)
    }
    unsafe handler.pointee.internalSubset = { receiver, _, _, _ in unsafe XMLReceiver.from(receiver)?.doctype() }
    unsafe handler.pointee.serror = { receiver, error in
      guard let error = unsafe error else { return }
      unsafe XMLReceiver.from(receiver)?.failure(error)
    }
  }

  private static func from(_ receiver: UnsafeMutableRawPointer?) -> XMLReceiver? {
    unsafe receiver.map { unsafe Unmanaged<XMLReceiver>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// A start tag as the parser reports it. The pointers are valid during one call only.
@unsafe struct XMLStartTag {
  let name: UnsafePointer<xmlChar>
  let prefix: UnsafePointer<xmlChar>?
  let namespace: UnsafePointer<xmlChar>?
  /// Declarations of namespaces, two pointers each: prefix and address.
  let declarations: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
  /// Five pointers each: name, prefix, namespace, start and end of the value.
  fileprivate let attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>

  var attributeCount: Int { unsafe attributes.count / 5 }

  /// Calls `body` with the name, the prefix, the namespace and the value of each attribute.
  @inline(__always)
  func forEachAttribute(
    _ body: (UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?, UnsafeBufferPointer<xmlChar>) -> Void
  ) {
    for index in unsafe stride(from: 0, to: attributes.count, by: 5) {
      guard let name = unsafe attributes[index], let start = unsafe attributes[index + 3], let end = unsafe attributes[index + 4] else { continue }
      unsafe body(name, attributes[index + 1], attributes[index + 2], UnsafeBufferPointer(start: start, count: end - start))
    }
  }
}
