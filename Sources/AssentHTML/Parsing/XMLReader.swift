internal import CLibXML2

/// libxml2's XML parser, kept from page to page with its dictionary of names.
///
/// It never reads a DTD, a file or the network: entities that a page declares itself stay undefined.
@safe struct XMLReader: ~Copyable {
  private var context: xmlParserCtxtPtr?
  private let session = XMLSession()
  private var input: [UInt8] = []

  /// Names that pages brought along, beyond which the dictionary is started anew.
  private static let dictionaryLimit: Int32 = 4096

  init() {}

  deinit { unsafe xmlFreeParserCtxt(context) }

  /// The tree of the page, and what is wrong with its text.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 without a zero byte.
  ///   - start: the byte after the doctype, where the parser begins.
  mutating func read(_ bytes: [UInt8], from start: Int) -> (markup: Markup, problems: [ParseProblem]) {
    session.removeAll()
    input.removeAll(keepingCapacity: true)
    input.append(contentsOf: bytes)
    input.append(0)
    prepare()
    guard let context = unsafe context else {
      return (Markup(), [ParseProblem(rule: .wellFormed, offset: 0, message: "The parser got no memory", breaksTree: true)])
    }
    unsafe input.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, let stream = unsafe xmlNewInputStream(context) else { return }
      unsafe stream.pointee.base = base
      unsafe stream.pointee.cur = base + start
      unsafe stream.pointee.end = base + bytes.count
      unsafe stream.pointee.length = Int32(truncatingIfNeeded: bytes.count)
      unsafe inputPush(context, stream)
      unsafe session.begin(base, in: context)
      unsafe xmlParseDocument(context)
      session.end()
      unsafe xmlCtxtReset(context)
    }
    return (session.builder.markup, session.problems)
  }

  private mutating func prepare() {
    if let context = unsafe context {
      guard unsafe xmlDictSize(context.pointee.dict) > session.knownNames + Self.dictionaryLimit else { return }
      unsafe xmlFreeParserCtxt(context)
      unsafe self.context = nil
    }
    guard let context = unsafe xmlNewParserCtxt() else { return }
    unsafe self.context = context
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    unsafe xmlCtxtUseOptions(context, options)
    unsafe XMLReceiver.install(in: context)
    unsafe session.learnNames(of: context)
  }
}

/// What the parser's interned names stand for, found by their address.
///
/// The parser hands out the same address for the same name as long as its dictionary lives.
struct NameIndex {
  private var keys: [UInt]
  private var values: [UInt16]
  private static let size = 2048

  /// What an address stands for.
  struct Meaning {
    var element: ElementName
    var attribute: AttributeName?
  }

  init(_ dictionary: xmlDictPtr?) {
    keys = [UInt](repeating: 0, count: Self.size)
    values = [UInt16](repeating: 0, count: Self.size)
    for element in ElementName.allCases where element != .unknown {
      unsafe insert(element.spelling, in: dictionary) { $0 | UInt16(element.rawValue) }
    }
    for attribute in AttributeName.allCases where attribute.rawValue > AttributeName.xmlLang.rawValue {
      unsafe insert(attribute.spelling, in: dictionary) { $0 | UInt16(attribute.rawValue) << 8 }
    }
  }

  /// The element and the attribute that the name at the address is; `unknown` and `nil` when it is none.
  @inline(__always)
  func meaning(of address: UInt) -> Meaning {
    var slot = Self.slot(address)
    while keys[slot] != 0 {
      if keys[slot] == address {
        let value = values[slot]
        return Meaning(
          element: ElementName(rawValue: UInt8(value & 0xFF)) ?? .unknown,
          attribute: value >> 8 == 0 ? nil : AttributeName(rawValue: UInt8(value >> 8)))
      }
      slot = (slot + 1) & (Self.size - 1)
    }
    return Meaning(element: .unknown, attribute: nil)
  }

  private mutating func insert(_ name: String, in dictionary: xmlDictPtr?, _ change: (UInt16) -> UInt16) {
    let address = UInt(bitPattern: unsafe xmlDictLookup(dictionary, name, Int32(name.utf8.count)))
    guard address != 0 else { return }
    var slot = Self.slot(address)
    while keys[slot] != 0 && keys[slot] != address { slot = (slot + 1) & (Self.size - 1) }
    keys[slot] = address
    values[slot] = change(values[slot])
  }

  @inline(__always)
  private static func slot(_ address: UInt) -> Int {
    Int((UInt64(address) &* 0x9E37_79B9_7F4A_7C15) >> 53)
  }
}
