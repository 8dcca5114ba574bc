/// What stands before the tree: the encoding and the doctype, checked on the bytes, so that the XML parser never meets a DTD.
struct PagePrologue {
  /// The byte at which the XML parser begins; `nil` when it mustn't see the page at all.
  private(set) var start: Int? = 0
  private(set) var problems: [ParseProblem] = []

  init(_ bytes: [UInt8]) {
    if let fault = Self.encodingFault(bytes) {
      problems.append(fault)
      start = nil
      return
    }
    checkCharacters(bytes)
    if start != nil { checkDoctype(bytes) }
  }

  private static func encodingFault(_ bytes: [UInt8]) -> ParseProblem? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return ParseProblem(
        rule: .encoding, offset: error.byteOffsets.lowerBound, message: "The page isn't UTF-8", hint: "Save the file that this comes from as UTF-8",
        breaksTree: true)
    }
  }

  /// Characters, and references to them, that XML takes and HTML doesn't: DEL, C1 controls, and what Unicode keeps free of characters.
  private mutating func checkCharacters(_ bytes: [UInt8]) {
    let span = bytes.span
    var index = 0
    while let suspect = Self.firstSuspect(in: span, from: index) {
      index = suspect
      defer { index += 1 }
      let next = index + 1 < span.count ? span[index + 1] : 0
      switch span[index] {
      case 0:
        add(.character, index, "The page has a zero byte", hint: "Remove it")
        start = nil
        return
      case UInt8(ascii: "&"):
        if next == UInt8(ascii: "#"), let number = Self.reference(in: span, at: index + 2), !Self.isCharacter(number) {
          add(.character, index, "A reference to a control character, or to a code point that isn't a character", hint: "Remove it")
        }
      case 0x7F: add(.character, index, "A control character", hint: "Remove it")
      case 0xC2 where next < 0xA0: add(.character, index, "A control character", hint: "Remove it")
      case 0xEF where next == 0xB7 && index + 2 < span.count && (0x90...0xAF).contains(span[index + 2]):
        add(.character, index, "A code point that isn't a character", hint: "Remove it")
      case 0xF0... where index + 3 < span.count && next & 0x0F == 0x0F && span[index + 2] == 0xBF && span[index + 3] >= 0xBE:
        add(.character, index, "A code point that isn't a character", hint: "Remove it")
      default: break
      }
    }
  }

  /// The number of a character reference whose number begins at the index; `nil` for what the XML parser refuses.
  private static func reference(in bytes: Span<UInt8>, at start: Int) -> UInt32? {
    let isHexadecimal = start < bytes.count && bytes[start] == UInt8(ascii: "x")
    var index = isHexadecimal ? start + 1 : start
    var number: UInt32 = 0
    while index < bytes.count, let digit = Character(UnicodeScalar(bytes[index])).hexDigitValue, isHexadecimal || digit < 10 {
      guard number <= 0x10FFFF else { return nil }
      number = number * (isHexadecimal ? 16 : 10) + UInt32(digit)
      index += 1
    }
    return number <= 0x10FFFF ? number : nil
  }

  /// Whether HTML takes a reference to a code point that XML takes.
  ///
  /// Source: HTML Living Standard, section 13.2.5.80, numeric character reference end state.
  private static func isCharacter(_ number: UInt32) -> Bool {
    switch number {
    case 0x0D, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: number < 0x10000 || number & 0xFFFE != 0xFFFE
    }
  }

  /// The first zero byte, DEL, ampersand, or first byte of a character beyond ASCII, from an index on.
  private static func firstSuspect(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      let block = bytes.extracting(index..<min(index + 64, bytes.count))
      // Without an early way out the loop looks at many bytes at once.
      var found: UInt8 = 0
      for position in block.indices { found |= suspicion(block[position]) }
      if found != 0, let position = block.indices.first(where: { suspicion(block[$0]) != 0 }) { return index + position }
      index += block.count
    }
    return nil
  }

  /// 1 for a byte at which `checkCharacters` looks, otherwise 0.
  @inline(__always)
  private static func suspicion(_ byte: UInt8) -> UInt8 {
    (byte &- 1 >= 0xC1 ? 1 : 0) | (byte == UInt8(ascii: "&") ? 1 : 0) | (byte == 0x7F ? 1 : 0)
  }

  private mutating func checkDoctype(_ bytes: [UInt8]) {
    let first = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let exact = "<!DOCTYPE html>"
    if bytes[first...].starts(with: exact.utf8) {
      start = first + exact.utf8.count
      return
    }
    let hint = "Begin the page with <!DOCTYPE html>, spelled like this"
    let begin = bytes[first...].firstIndex { !ASCII.isSpace($0) } ?? bytes.count
    if bytes[begin...].starts(with: "<?".utf8) {
      add(.processingInstruction, begin, "An XML declaration is a comment to HTML", hint: hint)
      start = nil
      return
    }
    guard bytes[begin...].prefix(9).elementsEqual("<!doctype".utf8, by: { ASCII.lowercased($0) == $1 }) else {
      add(.doctype, begin, "The page doesn't begin with a doctype", hint: hint)
      start = begin
      return
    }
    add(.doctype, begin, "The doctype isn't <!DOCTYPE html>", hint: hint)
    let end = bytes[begin...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "[") }
    start = end.flatMap { bytes[$0] == UInt8(ascii: ">") ? $0 + 1 : nil }
  }

  private mutating func add(_ rule: PageTextRule, _ offset: Int, _ message: String, hint: String) {
    guard problems.count < 100 else { return }
    problems.append(ParseProblem(rule: rule, offset: offset, message: message, hint: hint, breaksTree: false))
  }
}
