import AssentModel

/// Finds the prose of a body, line by line, and groups it by block.
struct BlockScanner {
  private let bytes: [UInt8]
  private let start: Int
  private var found: [[Range<Int>]] = []
  /// The prose of the block so far.
  private var block: [Range<Int>] = []
  private var fence: (sign: UInt8, length: Int)?
  private var isInHTML = false
  private var isInTable = false
  private var isAfterBlank = true
  private var hasList = false

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = min(start, bytes.count)
  }

  mutating func stretches() -> [[Range<Int>]] {
    var position = start
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let next = end + 1 < bytes.count ? end + 1..<(bytes[(end + 1)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) : end..<end
      read(position..<end, next: next)
      position = end + 1
    }
    endBlock()
    return found
  }

  private mutating func endBlock() {
    if !block.isEmpty { found.append(block) }
    block = []
  }

  private mutating func read(_ line: Range<Int>, next: Range<Int>) {
    let content = LinePrefix(bytes, line)
    defer { isAfterBlank = content.isBlank }
    if let open = fence {
      if let sign = content.fence, sign.sign == open.sign, sign.length >= open.length, content.hasNothingBehindFence { fence = nil }
      return
    }
    if content.isBlank {
      endBlock()
      isInHTML = false
      isInTable = false
      return
    }
    if isInHTML { return }
    if let sign = content.fence {
      endBlock()
      fence = sign
      return
    }
    if content.isMarker { hasList = true } else if content.indent == 0, isAfterBlank, !content.isQuoted { hasList = false }
    if content.beginsHTML || content.isDefinition || content.isRule || content.indent >= 4 && !hasList && block.isEmpty {
      endBlock()
      isInHTML = content.beginsHTML
      return
    }
    if isInTable || LinePrefix(bytes, next).isTableRule && bytes[line].contains(UInt8(ascii: "|")) {
      endBlock()
      isInTable = true
      for cell in cells(content.text) {
        add(InlineScanner.texts(in: bytes, cell), of: cell)
        endBlock()
      }
      return
    }
    if content.isMarker || content.isHeading || content.isAlert { endBlock() }
    guard !content.isAlert else { return }
    add(InlineScanner.texts(in: bytes, content.text), of: content.text)
    if content.isHeading { endBlock() }
  }

  /// A block that begins with code, a placeholder or markup has an empty text before that, so that something can be put in front.
  private mutating func add(_ texts: [Range<Int>], of line: Range<Int>) {
    guard let first = texts.first else { return }
    if block.isEmpty, first.lowerBound > line.lowerBound { block.append(line.lowerBound..<line.lowerBound) }
    block += texts
  }

  /// The cells of a table's row, without the space around them.
  private func cells(_ row: Range<Int>) -> [Range<Int>] {
    guard !bytes[row].allSatisfy({ "|-: ".utf8.contains($0) }) else { return [] }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var index = row.lowerBound
    while index <= row.upperBound {
      if index < row.upperBound, bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if index == row.upperBound || bytes[index] == UInt8(ascii: "|") {
        var cell = start..<index
        while let first = bytes[cell].first, first <= 0x20 { cell = cell.lowerBound + 1..<cell.upperBound }
        while let last = bytes[cell].last, last <= 0x20 { cell = cell.lowerBound..<cell.upperBound - 1 }
        if !cell.isEmpty { cells.append(cell) }
        start = index + 1
      }
      index += 1
    }
    return cells
  }
}

/// What a line of Markdown begins with, and the text behind it.
struct LinePrefix {
  /// Without white space at its end.
  private(set) var text: Range<Int>
  /// The spaces in front, those behind quote signs included.
  private(set) var indent = 0
  private(set) var isQuoted = false
  /// Whether a list item begins.
  private(set) var isMarker = false
  private(set) var isHeading = false
  private let bytes: [UInt8]

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    self.bytes = bytes
    text = line
    while let last = bytes[text].last, last <= 0x20 || last == UInt8(ascii: "\\") { text = text.lowerBound..<text.upperBound - 1 }
    strip()
  }

  var isBlank: Bool { text.isEmpty }

  /// `[!NOTE]` and its kin, and what stands behind them on the line.
  var isAlert: Bool {
    guard isQuoted, starts(with: "[!"), let end = bytes[text].firstIndex(of: UInt8(ascii: "]")) else { return false }
    return bytes[text.lowerBound + 2..<end].allSatisfy { (0x41...0x5A).contains($0) }
  }

  var beginsHTML: Bool {
    guard bytes[text].first == UInt8(ascii: "<"), text.count > 1 else { return false }
    let second = bytes[text.lowerBound + 1]
    return second.isLetter || second == UInt8(ascii: "/") || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
  }

  /// `[name]: target`.
  var isDefinition: Bool {
    guard bytes[text].first == UInt8(ascii: "["), let end = bytes[text].firstIndex(of: UInt8(ascii: "]")) else { return false }
    return end + 1 < text.upperBound && bytes[end + 1] == UInt8(ascii: ":")
  }

  /// `---`, `===`, `***`: a break, or the line below a heading.
  var isRule: Bool {
    guard !isMarker || text.count > 1 else { return false }
    return bytes[text].allSatisfy { "-=*_ ".utf8.contains($0) }
  }

  /// `| --- | :-: |`.
  var isTableRule: Bool {
    bytes[text].contains(UInt8(ascii: "-")) && bytes[text].allSatisfy { "|-: ".utf8.contains($0) } && bytes[text].contains(UInt8(ascii: "|"))
  }

  var fence: (sign: UInt8, length: Int)? {
    guard let sign = bytes[text].first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
    let length = bytes[text].prefix { $0 == sign }.count
    guard length >= 3, sign == UInt8(ascii: "~") || !bytes[text].dropFirst(length).contains(sign) else { return nil }
    return (sign, length)
  }

  var hasNothingBehindFence: Bool { fence.map { $0.length == text.count } ?? false }

  private func starts(with prefix: String) -> Bool { bytes[text].starts(with: prefix.utf8) }

  private mutating func drop(_ count: Int) { text = min(text.lowerBound + count, text.upperBound)..<text.upperBound }

  private mutating func strip() {
    while let first = bytes[text].first {
      if first == UInt8(ascii: " ") {
        if !isMarker { indent += 1 }
        drop(1)
      } else if first == UInt8(ascii: "\t") {
        if !isMarker { indent += 4 }
        drop(1)
      } else if first == UInt8(ascii: ">") {
        isQuoted = true
        drop(1)
        if bytes[text].first == UInt8(ascii: " ") { drop(1) }
      } else if let length = marker() {
        isMarker = true
        drop(length)
      } else {
        break
      }
    }
    let signs = bytes[text].prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(signs), signs < text.count, bytes[text.lowerBound + signs] == UInt8(ascii: " ") {
      isHeading = true
      drop(signs)
      while bytes[text].first == UInt8(ascii: " ") { drop(1) }
    }
  }

  /// The length of a list marker with the space behind it; `nil` without one.
  private func marker() -> Int? {
    let line = bytes[text]
    guard let first = line.first else { return nil }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+") {
      return line.dropFirst().first == UInt8(ascii: " ") ? 2 : nil
    }
    let digits = line.prefix { $0.isDigit }.count
    guard (1...9).contains(digits), let sign = line.dropFirst(digits).first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"),
      line.dropFirst(digits + 1).first == UInt8(ascii: " ")
    else { return nil }
    return digits + 2
  }
}

/// Finds the title and the description in the front matter's bytes.
enum FieldScanner {
  static func stretches(in bytes: [UInt8], to end: Int) -> [[Range<Int>]] {
    var found: [[Range<Int>]] = []
    var start = 0
    while start < end {
      let lineEnd = bytes[start..<end].firstIndex(of: UInt8(ascii: "\n")) ?? end
      for key in ["title: ", "description: "] where bytes[start..<lineEnd].starts(with: key.utf8) {
        if let value = value(bytes, start + key.utf8.count..<lineEnd) { found.append(InlineScanner.texts(in: bytes, value, isMarkdown: false)) }
      }
      start = lineEnd + 1
    }
    return found
  }

  /// What stands between the quotation marks, or the whole of a plain value; `nil` for a value of another form.
  private static func value(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    var range = range
    while let first = bytes[range].first, first == UInt8(ascii: " ") { range = range.lowerBound + 1..<range.upperBound }
    while let last = bytes[range].last, last <= 0x20 { range = range.lowerBound..<range.upperBound - 1 }
    guard let first = bytes[range].first, let last = bytes[range].last else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard range.count > 2, last == first else { return nil }
      let inner = range.lowerBound + 1..<range.upperBound - 1
      // A quotation mark inside would end the value: leave what has one.
      return bytes[inner].contains(first) ? nil : inner
    }
    guard !"|>&*!%@`[]{}#,?:-".utf8.contains(first), !bytes[range].contains(UInt8(ascii: "#")), !bytes[range].contains(UInt8(ascii: ":")) else {
      return nil
    }
    return range
  }
}
