/// Where in a page's markup the bytes so far end: in text, in a tag, or in an element that holds text alone.
struct MarkupContext {
  private var isInTag = false
  private var isInName = false
  private var quote: UInt8 = 0
  private var name: [UInt8] = []
  private var isInPlainText = false

  /// Whether an element may begin here.
  var allowsElements: Bool { !isInTag && !isInPlainText }

  mutating func advance(over byte: UInt8) {
    if !isInTag {
      guard byte == UInt8(ascii: "<") else { return }
      isInTag = true
      isInName = true
      name.removeAll(keepingCapacity: true)
    } else if quote != 0 {
      if byte == quote { quote = 0 }
    } else if byte == UInt8(ascii: ">") {
      close()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      quote = byte
    } else if isInName {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") { isInName = false } else { name.append(byte) }
    }
  }

  private mutating func close() {
    isInTag = false
    isInName = false
    // A closing tag's name begins with a slash, so it ends the element.
    isInPlainText = Self.plainTextElements.contains { $0.utf8.elementsEqual(name) }
  }

  private static let plainTextElements = ["title", "style", "textarea", "option"]
}
