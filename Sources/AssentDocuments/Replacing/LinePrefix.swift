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
    return (0x61...0x7A).contains(second | 0x20) || second == UInt8(ascii: "/") || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
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
    let digits = line.prefix { (0x30...0x39).contains($0) }.count
    guard (1...9).contains(digits), let sign = line.dropFirst(digits).first, sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")"),
      line.dropFirst(digits + 1).first == UInt8(ascii: " ")
    else { return nil }
    return digits + 2
  }
}
