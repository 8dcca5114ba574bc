import AssentModel

/// The site's style sheet as every page carries it: without comments and indentation. Strings and addresses stay as they are.
///
/// Source: CSS Syntax Module Level 3, section 4.3.
struct StyleSheet {
  struct Problem: Hashable {
    var line: Int
    var message: String
    var hint: String
  }

  /// The sheet without comments, line breaks and the blanks around them.
  var compact: String { String(decoding: output, as: UTF8.self) }
  /// What keeps the sheet from standing inside a page, or from being read by a browser as it was meant.
  private(set) var problems: [Problem] = []

  private let text: [UInt8]
  private var index = 0
  private var line = 1
  private var output: [UInt8] = []
  /// What was passed over since the last byte of the output.
  private var gap = Gap.none
  /// Brackets that aren't closed yet.
  private var open: [Bracket] = []

  private enum Gap: Comparable { case none, comment, blank, lineBreak }

  private struct Bracket {
    var closing: UInt8
    var line: Int
    /// The name before a parenthesis, in small letters.
    var function = ""
  }

  init(_ sheet: String) {
    text = Array(sheet.utf8)
    while index < text.count, readToken() {}
    if let bracket = open.last {
      report(bracket.line, "a bracket isn't closed", "Write \(Self.text(bracket.closing)) where it ends; browsers drop the rest")
    }
  }

  private static func text(_ byte: UInt8) -> String { String(decoding: [byte], as: UTF8.self) }

  /// Reads the next token; `false` when the rest can't be read.
  private mutating func readToken() -> Bool {
    switch text[index] {
    case UInt8(ascii: "/") where next == UInt8(ascii: "*"): return readComment()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString()
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
      if text[index] == UInt8(ascii: "\n") { line += 1 }
      gap = .lineBreak
      index += 1
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      gap = max(gap, .blank)
      index += 1
    case UInt8(ascii: "("):
      let function = gap == .none ? lastWord : ""
      if function == "url", !isQuoteNext { return readAddress() }
      open.append(Bracket(closing: UInt8(ascii: ")"), line: line, function: function))
      write()
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      open.append(Bracket(closing: text[index] + 2, line: line))
      write()
    case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      guard open.popLast()?.closing == text[index] else {
        return fail(line, "'\(Self.text(text[index]))' closes nothing here", "Close what was opened last, or remove it")
      }
      write()
    case UInt8(ascii: "\\") where next != nil:
      write()
      write()
    default: write()
    }
    return true
  }

  private var next: UInt8? { index + 1 < text.count ? text[index + 1] : nil }

  private var isQuoteNext: Bool {
    let next = text[(index + 1)...].first { !" \t\n\r".utf8.contains($0) }
    return next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
  }

  /// The name that the output ends with, in small letters.
  private var lastWord: String {
    let word = output.reversed().prefix { Self.isNameByte($0) }.reversed()
    return String(decoding: word, as: UTF8.self).lowercased()
  }

  private static func isNameByte(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isLetter || byte.isDigit || "-_%".utf8.contains(byte) }

  /// Copies a byte, and before it what the gap stands for.
  private mutating func write() {
    let byte = text[index]
    if let last = output.last {
      let isWord = Self.isNameByte(last)
      switch gap {
      case .none: break
      // A comment separates two words, but it isn't a blank: `a/**/.b` is one selector.
      case .comment: if isWord, Self.isNameByte(byte) || byte == UInt8(ascii: "(") || last.isDigit && byte == UInt8(ascii: ".") { writeBlank() }
      case .blank: writeBlank()
      // A line that ends in a combinator or begins a value needs the blank that the line break was.
      case .lineBreak: if !"{};,".utf8.contains(last) { writeBlank() }
      }
    }
    gap = .none
    if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
      report(
        line, "'<' and '&' can't stand in a style sheet that is part of the page", "Write the rule without them; as content, write \\3c or \\26")
    }
    if byte == UInt8(ascii: "\n") { line += 1 }
    output.append(byte)
    index += 1
  }

  private mutating func writeBlank() { output.append(UInt8(ascii: " ")) }

  private mutating func readComment() -> Bool {
    var end = index + 2
    while end + 1 < text.count, text[end] != UInt8(ascii: "*") || text[end + 1] != UInt8(ascii: "/") { end += 1 }
    guard end + 1 < text.count else { return fail(line, "the comment has no end", "Close it with */") }
    line += text[index..<end].count { $0 == UInt8(ascii: "\n") }
    gap = max(gap, .comment)
    index = end + 2
    return true
  }

  private mutating func readString() -> Bool {
    let (quote, start) = (text[index], line)
    let isAddress = ["url", "src", "image-set", "-webkit-image-set"].contains(open.last?.function ?? "") || lastWord == "import"
    write()
    let first = output.count
    while index < text.count, text[index] != quote, text[index] != UInt8(ascii: "\n") {
      if text[index] == UInt8(ascii: "\\"), next == UInt8(ascii: "\n") {
        // The string goes on without the line break.
        index += 2
        line += 1
      } else {
        if text[index] == UInt8(ascii: "\\"), next != nil { write() }
        write()
      }
    }
    guard index < text.count, text[index] == quote else { return fail(start, "the string has no end", "Close it with \(Self.text(quote))") }
    if isAddress { check(address: output[first...], at: start) }
    write()
    return true
  }

  /// The address of `url(…)` without quotation marks.
  private mutating func readAddress() -> Bool {
    let start = line
    write()
    let first = output.count
    while index < text.count, text[index] != UInt8(ascii: ")") {
      if text[index] == UInt8(ascii: "\\"), next != nil { write() }
      write()
    }
    guard index < text.count else { return fail(start, "url( has no end", "Close it with )") }
    check(address: output[first...], at: start)
    write()
    return true
  }

  private mutating func check(address: ArraySlice<UInt8>, at line: Int) {
    let text = String(decoding: address, as: UTF8.self).filter { !$0.isWhitespace }
    guard !text.lowercased().hasPrefix("data:image/"), !text.hasPrefix("#") else { return }
    report(
      line, "the style sheet loads '\(text.prefix(80))', which isn't published",
      "Write the image as a data: address, such as url(data:image/svg+xml;base64,…); fonts and other sheets aren't loaded at all")
  }

  private mutating func report(_ line: Int, _ message: String, _ hint: String) {
    problems.append(Problem(line: line, message: message, hint: hint))
  }

  /// Ends the reading: what follows would only be misread.
  private mutating func fail(_ line: Int, _ message: String, _ hint: String) -> Bool {
    report(line, message, hint)
    open = []
    return false
  }
}
