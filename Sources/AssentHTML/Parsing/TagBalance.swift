/// Which tags of a page don't match, with the line of each: the XML parser loses its way after the first.
struct TagBalance {
  private let bytes: [UInt8]
  private var position: Int
  private var open: [Tag] = []
  private var cutOff: [Tag] = []
  private var problems: [ParseProblem] = []

  private struct Tag {
    var name: String
    var offset: Int
  }

  private init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.position = start
  }

  static func problems(of bytes: [UInt8], from start: Int) -> [ParseProblem] {
    var balance = TagBalance(bytes, from: start)
    balance.scan()
    return balance.problems
  }

  private mutating func scan() {
    while hasRoom, let tag = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = tag
      if skip("<!--", to: "-->") || skip("<![CDATA[", to: "]]>") || skip("<?", to: ">") || skip("<!", to: ">") { continue }
      if bytes[position...].starts(with: "</".utf8) {
        position += 2
        endTag(at: tag)
      } else {
        position += 1
        startTag(at: tag)
      }
    }
    for tag in open.reversed().prefix(Self.problemLimit) { reportUnclosed(tag, before: "the end of the page") }
    for tag in cutOff.prefix(Self.problemLimit) { reportUnclosed(tag, before: "the end of the element around it") }
  }

  /// More problems, or a deeper page, than anyone reads: without an end the search for each tag's partner would grow with its square.
  private var hasRoom: Bool { problems.count + cutOff.count < Self.problemLimit && open.count < Self.depthLimit }
  private static let problemLimit = 100
  private static let depthLimit = 1000

  private mutating func skip(_ start: String, to end: String) -> Bool {
    guard bytes[position...].starts(with: start.utf8) else { return false }
    position += start.utf8.count
    let last = Array(end.utf8)
    while position < bytes.count && !bytes[position...].starts(with: last) { position += 1 }
    position = min(bytes.count, position + last.count)
    return true
  }

  private mutating func readName() -> String {
    let start = position
    while position < bytes.count, !ASCII.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">"), bytes[position] != UInt8(ascii: "/"),
      bytes[position] != UInt8(ascii: "<")
    {
      position += 1
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func startTag(at offset: Int) {
    let name = readName()
    guard let first = name.utf8.first, ASCII.isLetter(first) else { return }
    var quote: UInt8?
    while position < bytes.count {
      let byte = bytes[position]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "<") {
        add(.attributeSyntax, offset, "The tag <\(name)> isn't ended with >", hint: "End it before the next tag begins")
        break
      }
      position += 1
    }
    let isSelfClosed = position < bytes.count && bytes[position - 1] == UInt8(ascii: "/")
    if isSelfClosed { return }
    if ElementName.void.names.contains(where: { $0.spelling == name }) {
      if !nextIsEndTag(name) {
        add(.voidElement, offset, "<\(name)> isn't closed", hint: "Write <\(name)/>, which is HTML and well-formed XML")
        return
      }
    }
    open.append(Tag(name: name, offset: offset))
  }

  private func nextIsEndTag(_ name: String) -> Bool {
    let end = min(bytes.count, position + 1)
    return bytes[end...].starts(with: "</\(name)>".utf8)
  }

  private mutating func endTag(at offset: Int) {
    let name = readName()
    while position < bytes.count && bytes[position] != UInt8(ascii: ">") && bytes[position] != UInt8(ascii: "<") { position += 1 }
    if let index = open.lastIndex(where: { $0.name == name }) {
      let above = open[(index + 1)...]
      cutOff.append(contentsOf: above.reversed())
      open.removeSubrange(index...)
    } else if let index = cutOff.lastIndex(where: { $0.name == name }) {
      let tag = cutOff.remove(at: index)
      add(
        .misnestedElements, offset, "</\(name)> comes after the end of the element in which <\(name)> of line \(line(tag.offset)) began",
        hint: "Close the elements in the reverse order of opening them")
    } else {
      add(.strayEndTag, offset, "</\(name)> closes nothing", hint: "Remove it, or open <\(name)> before it")
    }
  }

  private mutating func reportUnclosed(_ tag: Tag, before end: String) {
    add(
      .unclosedElement, tag.offset, "<\(tag.name)> of line \(line(tag.offset)) isn't closed before \(end)",
      hint: "Write </\(tag.name)> where it ends")
  }

  private mutating func add(_ rule: PageTextRule, _ offset: Int, _ message: String, hint: String) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(ParseProblem(rule: rule, offset: offset, message: message, hint: hint, breaksTree: true))
  }

  private func line(_ offset: Int) -> Int { bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1 }
}
