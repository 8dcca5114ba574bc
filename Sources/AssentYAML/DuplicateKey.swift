import Yams

/// The second occurrence of a key in a block mapping.
struct DuplicateKey {
  let key: String
  /// From 1.
  let line: Int
  private let range: Range<Substring.Index>

  /// Marks a key that was renamed; a private-use character that no key has.
  private static let sign = "\u{F8F0}"

  static func isRenamed(_ key: String) -> Bool { key.contains(sign) }

  /// `nil` when it can't be found below the first, as in a flow mapping.
  init?(_ key: String, firstAt mark: Mark, in text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard lines.indices.contains(mark.line - 1) else { return nil }
    let spellings = [key, "\"\(key)\"", "'\(key)'"]
    // The mark is that of one duplicate, but maybe not of this one: the first of the key itself may come later.
    var seen = 0
    for (index, line) in lines.enumerated().dropFirst(mark.line - 1) {
      let isFirst = index == mark.line - 1
      let content = isFirst ? line.dropFirst(mark.column - 1) : line.drop { $0 == " " }
      guard let start = content.first, start != "#" else { continue }
      let indentation = line.distance(from: line.startIndex, to: content.startIndex)
      if !isFirst, indentation < mark.column - 1 { return nil }
      guard isFirst || indentation == mark.column - 1 else { continue }
      guard let spelling = spellings.first(where: { Self.begins(content, with: $0) }) else { continue }
      seen += 1
      guard seen == 2 else { continue }
      self.key = key
      self.line = index + 1
      self.range = content.startIndex..<content.index(content.startIndex, offsetBy: spelling.count)
      return
    }
    return nil
  }

  private static func begins(_ content: Substring, with spelling: String) -> Bool {
    guard content.hasPrefix(spelling) else { return false }
    let rest = content.dropFirst(spelling.count).drop { $0 == " " }
    guard rest.first == ":" else { return false }
    return rest.count == 1 || rest.dropFirst().first?.isWhitespace == true
  }

  /// The text with this occurrence under a name that no other key has.
  func renamed(in text: String, number: Int) -> String {
    text.replacingCharacters(range, with: "\"\(Self.sign)\(number)\"")
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, with replacement: String) -> String {
    String(self[..<range.lowerBound]) + replacement + self[range.upperBound...]
  }
}
