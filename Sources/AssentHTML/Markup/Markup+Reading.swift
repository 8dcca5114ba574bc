extension Markup {
  /// Whether the value is the text, letter by letter.
  @inline(__always)
  func equals(_ range: TextRange, _ text: String) -> Bool {
    let literal = text.utf8
    guard literal.count == range.count else { return false }
    return zip(literal, range.indices).allSatisfy { $0 == self.text[$1] }
  }

  /// Whether the value is the text, whose letters are small, in whatever case.
  func equalsIgnoringCase(_ range: TextRange, _ text: String) -> Bool {
    let literal = text.utf8
    guard literal.count == range.count else { return false }
    return zip(literal, range.indices).allSatisfy { $0 == ASCII.lowercased(self.text[$1]) }
  }

  /// Whether two values are the same.
  func same(_ left: TextRange, _ right: TextRange) -> Bool {
    left.count == right.count && zip(left.indices, right.indices).allSatisfy { text[$0] == text[$1] }
  }

  /// The value without white space around it.
  func trimmed(_ range: TextRange) -> TextRange {
    var range = range
    while range.start < range.end && ASCII.isSpace(text[Int(range.start)]) { range.start += 1 }
    while range.start < range.end && ASCII.isSpace(text[Int(range.end) - 1]) { range.end -= 1 }
    return range
  }

  /// The words of a value, told apart by white space.
  func tokens(_ range: TextRange) -> [TextRange] {
    var tokens: [TextRange] = []
    var start = range.start
    for index in range.start..<range.end where ASCII.isSpace(text[Int(index)]) {
      if index > start { tokens.append(TextRange(start: start, end: index)) }
      start = index + 1
    }
    if range.end > start { tokens.append(TextRange(start: start, end: range.end)) }
    return tokens
  }

  /// The whole number that a value is: an optional minus and digits.
  func integer(_ range: TextRange) -> Int? {
    var digits = range
    let isNegative = !range.isEmpty && text[Int(range.start)] == UInt8(ascii: "-")
    if isNegative { digits.start += 1 }
    guard (1...9).contains(digits.count) else { return nil }
    var number = 0
    for index in digits.indices {
      guard ASCII.isDigit(text[index]) else { return nil }
      number = number * 10 + Int(text[index] - UInt8(ascii: "0"))
    }
    return isNegative ? -number : number
  }
}

/// The floating-point numbers of HTML.
///
/// Source: HTML Living Standard, section 2.3.4.3.
enum HTMLNumber {
  /// The number that a text is; `nil` for `+5`, `5.`, `0x10` and what is too large.
  static func parse(_ text: some StringProtocol) -> Double? {
    var rest = text.utf8[...]
    func skipDigits() -> Int {
      let digits = rest.prefix(while: ASCII.isDigit).count
      rest = rest.dropFirst(digits)
      return digits
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    var hasDigits = skipDigits() > 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      hasDigits = skipDigits() > 0
    }
    guard hasDigits else { return nil }
    if let letter = rest.first, ASCII.lowercased(letter) == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest.removeFirst() }
      guard skipDigits() > 0 else { return nil }
    }
    guard rest.isEmpty, let number = Double(String(text)), number.isFinite else { return nil }
    return number
  }
}

/// The classes of ASCII that HTML's microsyntaxes are made of.
enum ASCII {
  @inline(__always)
  static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C }
  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  @inline(__always)
  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
  @inline(__always)
  static func isHexDigit(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }
}

extension Markup {
  /// Whether what is in the element reads as something to a person who can't see it: text, or an image's alternative.
  func hasReadableContent(_ node: Int) -> Bool {
    if nodes[node].hasText { return true }
    var index = node + 1
    while index < Int(nodes[node].end) {
      if isHidden(index) {
        index = Int(nodes[index].end)
        continue
      }
      if nodes[index].hasText || hasOwnName(index) { return true }
      index += 1
    }
    return false
  }

  /// Whether an attribute of the element names it: `aria-label`, `aria-labelledby`, an image's `alt`, `title`.
  func hasOwnName(_ node: Int) -> Bool {
    if hasAriaName(node) || isFilled(.title, node) { return true }
    let element = nodes[node].element
    return (element == .img || element == .area || element == .input) && isFilled(.alt, node)
  }

  func hasAriaName(_ node: Int) -> Bool { isFilled(.ariaLabel, node) || isFilled(.ariaLabelledby, node) }

  /// Whether the attribute has a value with more than white space in it.
  func isFilled(_ name: AttributeName, _ node: Int) -> Bool {
    value(name, of: node).map { !trimmed($0).isEmpty } ?? false
  }

  /// Whether the element is kept from everyone or from assistive technology.
  func isHidden(_ node: Int) -> Bool {
    has(.hidden, node) || value(.ariaHidden, of: node).map { equals($0, "true") } ?? false
  }

  /// The value of an input's `type` when it is the word.
  func isInput(_ node: Int, _ types: String...) -> Bool {
    guard nodes[node].element == .input, let type = value(.type, of: node) else { return false }
    return types.contains { equalsIgnoringCase(type, $0) }
  }

  /// Whether the element is one that people act on.
  ///
  /// Source: HTML Living Standard, section 3.2.5.2.7, interactive content.
  func isInteractive(_ node: Int) -> Bool {
    switch nodes[node].element {
    case .button, .details, .embed, .iframe, .label, .select, .textarea: true
    case .a: has(.href, node)
    case .input: !isInput(node, "hidden")
    case .audio, .video: has(.controls, node)
    case .img: has(.usemap, node)
    default: false
    }
  }
}
