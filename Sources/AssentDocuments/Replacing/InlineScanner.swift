import AssentModel

/// Finds the prose in a line of text, between code, targets, placeholders, markup and references.
enum InlineScanner {
  static func texts(in bytes: [UInt8], _ line: Range<Int>, isMarkdown: Bool = true) -> [Range<Int>] {
    var texts: [Range<Int>] = []
    var start = line.lowerBound
    var index = line.lowerBound
    func end(at position: Int) {
      if position > start { texts.append(start..<position) }
    }
    while index < line.upperBound {
      guard let next = isMarkdown ? skip(bytes, index, line.upperBound) : skipField(bytes, index, line.upperBound) else {
        index += 1
        continue
      }
      end(at: index)
      index = min(max(next, index + 1), line.upperBound)
      start = index
    }
    end(at: line.upperBound)
    return texts
  }

  private static func skipField(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "{"): braces(bytes, index, end)
    case UInt8(ascii: "\\"): index + 2
    default: nil
    }
  }

  /// Behind what isn't prose at the index; `nil` when there is prose.
  private static func skip(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    switch bytes[index] {
    case UInt8(ascii: "\\"): return index + 2
    case UInt8(ascii: "{"): return braces(bytes, index, end)
    case UInt8(ascii: "`"): return code(bytes, index, end)
    case UInt8(ascii: "<"): return bytes[index..<end].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? end
    case UInt8(ascii: "&"): return reference(bytes, index, end)
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"): return sign(bytes, index, end)
    case UInt8(ascii: "["): return bracket(bytes, index, end)
    case UInt8(ascii: "]"): return target(bytes, index, end)
    case UInt8(ascii: "h"), UInt8(ascii: "w"): return address(bytes, index, end)
    default: return nil
    }
  }

  private static func sign(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    guard bytes[index] == UInt8(ascii: "!") else { return bytes[index..<end].firstIndex { $0 != bytes[index] } ?? end }
    return index + 1 < end && bytes[index + 1] == UInt8(ascii: "[") ? index + 1 : nil
  }

  private static func braces(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    bytes[index..<end].firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 }
  }

  /// A code span; when it doesn't end on the line, the rest of the line.
  private static func code(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    let tick = bytes[index]
    let open = bytes[index..<end].firstIndex { $0 != tick } ?? end
    var position = open
    while position < end {
      guard let start = bytes[position..<end].firstIndex(of: tick) else { return end }
      let stop = bytes[start..<end].firstIndex { $0 != tick } ?? end
      if stop - start == open - index { return stop }
      position = stop
    }
    return end
  }

  private static func reference(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    guard let semicolon = bytes[index..<min(index + 32, end)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = bytes[index + 1..<semicolon]
    let isName = !name.isEmpty && name.allSatisfy { $0.isDigit || $0.isLetter || $0 == UInt8(ascii: "#") }
    return isName ? semicolon + 1 : nil
  }

  /// The text of a link or an image is prose; markers and references by name aren't.
  private static func bracket(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    if index + 1 < end, bytes[index + 1] == UInt8(ascii: "!") {
      return bytes[index..<end].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 } ?? end
    }
    guard let close = closing(bytes, index, end) else { return index + 1 }
    return close + 1 < end && bytes[close + 1] == UInt8(ascii: "(") ? index + 1 : close + 1
  }

  private static func closing(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    var depth = 0
    var position = index
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return position }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// `](target "title")` and `][name]`.
  private static func target(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
    guard index + 1 < end else { return index + 1 }
    let (open, close) = bytes[index + 1] == UInt8(ascii: "(") ? (UInt8(ascii: "("), UInt8(ascii: ")")) : (UInt8(ascii: "["), UInt8(ascii: "]"))
    guard bytes[index + 1] == open else { return index + 1 }
    var depth = 0
    var position = index + 1
    while position < end {
      if bytes[position] == UInt8(ascii: "\\") {
        position += 1
      } else if bytes[position] == open {
        depth += 1
      } else if bytes[position] == close {
        depth -= 1
        if depth == 0 { return position + 1 }
      }
      position += 1
    }
    return end
  }

  /// An address that stands in the text as it is.
  private static func address(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int? {
    let rest = bytes[index..<end]
    guard rest.starts(with: "http://".utf8) || rest.starts(with: "https://".utf8) || rest.starts(with: "www.".utf8) else { return nil }
    return rest.firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ")") || $0 == UInt8(ascii: "<") } ?? end
  }
}

/// Replaces what a reader sees of a document, and leaves all else as it is: other fields of the front matter, anchors, targets of links, code,
/// placeholders, `[!UICONTROL ...]` and its kin, HTML. Where it isn't clear what a line is, the line stays.
public enum VisibleText {
  /// - Parameter replace: takes the texts of a title, heading, paragraph, list item or table cell between what isn't prose in it, and returns as many.
  public static func replacing(in source: [UInt8], with replace: ([String]) -> [String]) -> [UInt8] {
    let text = SourceText(source, file: "")
    let head = FrontMatterReader(text.bytes, file: "")
    guard !head.isUnterminated else { return source }
    var stretches = FieldScanner.stretches(in: text.bytes, to: head.bodyStart)
    var scanner = BlockScanner(text.bytes, from: head.bodyStart)
    stretches += scanner.stretches()
    var result: [UInt8] = []
    result.reserveCapacity(source.count * 2)
    var position = 0
    for stretch in stretches where !stretch.isEmpty {
      let texts = stretch.map { String(decoding: text.bytes[$0], as: UTF8.self) }
      let replaced = replace(texts)
      guard replaced.count == texts.count else { continue }
      for (range, new) in zip(stretch, replaced) {
        result += text.bytes[position..<range.lowerBound]
        result += new.utf8
        position = range.upperBound
      }
    }
    result += text.bytes[position...]
    return result
  }
}
