/// A header value with parameters: `form-data; name="choice"`.
///
/// Source: RFC 9110 section 5.6.6.
package struct HeaderParameters: Hashable, Sendable {
  /// What stands before the first parameter, in lower case.
  package let value: String
  private let parameters: [String: String]

  package init(_ text: some StringProtocol) {
    // Most values are one word.
    guard !text.utf8.allSatisfy({ ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") }) else {
      self.value = String(text)
      self.parameters = [:]
      return
    }
    var parts: [String] = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text.unicodeScalars {
      switch character {
      case _ where isEscaped:
        parts[parts.count - 1].unicodeScalars.append(character)
        isEscaped = false
      case "\\" where isQuoted: isEscaped = true
      case "\"": isQuoted.toggle()
      case ";" where !isQuoted: parts.append("")
      case " " where !isQuoted, "\t" where !isQuoted: break
      default: parts[parts.count - 1].unicodeScalars.append(character)
      }
    }
    self.value = parts[0].lowercased()
    self.parameters = Dictionary(
      parts.dropFirst().compactMap { part in
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return pair.count == 2 ? (pair[0].lowercased(), String(pair[1])) : nil
      }
    ) { first, _ in first }
  }

  /// The value of a parameter, named in lower case.
  package subscript(name: String) -> String? { parameters[name] }
}
