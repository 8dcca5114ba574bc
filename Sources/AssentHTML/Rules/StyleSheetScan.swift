/// Finds what a style sheet in a page loads, read as browsers read it: comments are left out, and escapes are decoded.
///
/// Source: CSS Syntax Level 3, section 4; CSS Values and Units Level 4, section 4.5, URLs.
struct StyleSheetScan {
  /// Something that the browser loads.
  struct Request {
    var kind: Kind
    /// The byte, as an index of the bytes that were scanned.
    var offset: Int

    enum Kind {
      /// `@import`.
      case sheet
      /// The address of an image, or of whatever else isn't a font.
      case image(String)
      /// The address in an `@font-face`.
      case font(String)
    }

    /// The address; empty for another sheet.
    var address: String {
      switch kind {
      case .sheet: ""
      case .image(let address), .font(let address): address
      }
    }
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private var requests: [Request] = []
  /// Whether each open block belongs to an `@font-face`.
  private var blocks: [Bool] = []
  /// The at-rule whose block or semicolon hasn't come yet.
  private var rule = ""
  /// Whether each open parenthesis is that of a function whose strings are addresses.
  private var functions: [Bool] = []

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// What a style sheet, or the value of a `style` attribute, loads.
  static func requests(_ bytes: ArraySlice<UInt8>) -> [Request] {
    var scan = StyleSheetScan(bytes)
    while scan.position < bytes.endIndex { scan.readToken() }
    return scan.requests
  }

  /// Whether the bytes have an `@i`, the end of a `url(`, `-set(` or `src(`, or a backslash in them, in whatever case.
  static func isSuspect(_ range: TextRange, _ markup: Markup) -> Bool {
    let sheet = markup.text.span
    for index in range.indices.dropFirst() {
      let before = sheet[index - 1]
      switch sheet[index] {
      case UInt8(ascii: "i"), UInt8(ascii: "I"): if before == UInt8(ascii: "@") { return true }
      case UInt8(ascii: "("):
        let second = ASCII.lowercased(sheet[max(index - 2, range.indices.lowerBound)])
        switch ASCII.lowercased(before) {
        case UInt8(ascii: "l"), UInt8(ascii: "c"): if second == UInt8(ascii: "r") { return true }
        case UInt8(ascii: "t"): if second == UInt8(ascii: "e") { return true }
        default: break
        }
      case UInt8(ascii: "\\"): return true
      default: break
      }
    }
    return false
  }

  private func byte(_ distance: Int = 0) -> UInt8? {
    let index = position + distance
    return index < bytes.endIndex ? bytes[index] : nil
  }

  private mutating func readToken() {
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
      position += 2
      while position < bytes.endIndex, !(byte() == UInt8(ascii: "*") && byte(1) == UInt8(ascii: "/")) { position += 1 }
      position = min(position + 2, bytes.endIndex)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let text = readString()
      if functions.last == true { add(text, at: start) }
    case UInt8(ascii: "@"):
      position += 1
      rule = readName().lowercased()
      if rule == "import" { requests.append(Request(kind: .sheet, offset: start)) }
    case UInt8(ascii: "{"):
      blocks.append(rule == "font-face")
      endStatement()
    case UInt8(ascii: "}"):
      _ = blocks.popLast()
      endStatement()
    case UInt8(ascii: ";"):
      endStatement()
    case UInt8(ascii: "("):
      position += 1
      functions.append(false)
    case UInt8(ascii: ")"):
      position += 1
      _ = functions.popLast()
    case let first where Self.isName(first):
      readWord()
    default: position += 1
    }
  }

  private mutating func endStatement() {
    position += 1
    rule = ""
    functions.removeAll()
  }

  /// A name, and what is behind it when it is a function.
  private mutating func readWord() {
    let start = position
    let name = readName().lowercased()
    guard byte() == UInt8(ascii: "(") else { return }
    position += 1
    functions.append(["url", "src", "image-set", "-webkit-image-set"].contains(name))
    guard name == "url" else { return }
    while let next = byte(), ASCII.isSpace(next) { position += 1 }
    // An address in quotation marks is read as a string of the function.
    guard let first = byte(), first != UInt8(ascii: "\""), first != UInt8(ascii: "'") else { return }
    var address: [UInt8] = []
    while let next = byte(), next != UInt8(ascii: ")") { readCharacter(into: &address) }
    add(String(decoding: address, as: UTF8.self), at: start)
  }

  private mutating func readName() -> String {
    var name: [UInt8] = []
    while let next = byte(), Self.isName(next) { readCharacter(into: &name) }
    return String(decoding: name, as: UTF8.self)
  }

  private mutating func readString() -> String {
    let quote = bytes[position]
    position += 1
    var text: [UInt8] = []
    while let next = byte(), next != quote, next != UInt8(ascii: "\n") { readCharacter(into: &text) }
    position = min(position + 1, bytes.endIndex)
    return String(decoding: text, as: UTF8.self)
  }

  /// A byte, or what an escape stands for.
  private mutating func readCharacter(into text: inout [UInt8]) {
    let first = bytes[position]
    position += 1
    guard first == UInt8(ascii: "\\") else { return text.append(first) }
    let digits = bytes[position...].prefix(6).prefix(while: ASCII.isHexDigit)
    guard !digits.isEmpty else {
      // A backslash at the end of a line continues a string.
      if let next = byte() {
        if next != UInt8(ascii: "\n") { text.append(next) }
        position += 1
      }
      return
    }
    position += digits.count
    if let next = byte(), ASCII.isSpace(next) { position += 1 }
    let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
    text += Array(String(scalar).utf8)
  }

  private mutating func add(_ address: String, at offset: Int) {
    // An address of @namespace is a name, which nobody loads.
    if rule == "namespace" || rule == "import" { return }
    requests.append(Request(kind: blocks.contains(true) ? .font(address) : .image(address), offset: offset))
  }

  private static func isName(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\")
      || byte >= 0x80
  }
}
