/// Finds the words of a passage that aren't prose: in addresses, paths, file names, handles, entities.
///
/// It is asked for the words in their order, and reads each stretch between spaces once.
struct CodeScanner {
  private let scalars: [Unicode.Scalar]
  private var stretch = 0..<0
  private var isCode = false

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Whether a word belongs to code, or to what stands for a protected part.
  mutating func isCode(_ word: Range<Int>) -> Bool {
    guard word.lowerBound >= 0, word.upperBound <= scalars.count else { return true }
    if word.lowerBound >= stretch.upperBound { advance(to: word.lowerBound) }
    if isCode { return true }
    if word.lowerBound > 0, scalars[word.lowerBound - 1] == Passage.protected { return true }
    guard word.upperBound < scalars.count else { return false }
    if scalars[word.upperBound] == Passage.protected { return true }
    return scalars[word.upperBound] == ";" && word.lowerBound > 0 && scalars[word.lowerBound - 1] == "&"
  }

  private mutating func advance(to index: Int) {
    var start = index
    while start > stretch.upperBound, !Self.isBreak(scalars[start - 1]) { start -= 1 }
    var end = index
    while end < scalars.count, !Self.isBreak(scalars[end]) { end += 1 }
    stretch = start..<end
    isCode = Self.isCode(scalars[stretch])
  }

  private static func isCode(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    if text.count > 1, first == "@" || first == "#" || first == "/" || first == "$" { return true }
    if first == "-", text.dropFirst().first == "-" { return true }
    for index in text.indices.dropFirst().dropLast() {
      switch text[index] {
      case "@", "_", ".", "=":
        if Passage.isLetterOrDigit(text[index - 1]), Passage.isLetterOrDigit(text[index + 1]) { return true }
      case ":" where text[index + 1] == "/": return true
      case "\\": return true
      default: continue
      }
    }
    return false
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\n" || scalar == Passage.protected || scalar.properties.isWhitespace
  }
}
