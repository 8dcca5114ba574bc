package import AssentModel

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

/// The languages that a browser asks for, the most wanted first.
///
/// Source: RFC 9110 section 12.5.4; matching by RFC 4647 section 3.4 (lookup).
package struct LanguagePreference: Hashable, Sendable {
  private let ranges: [[Substring]]

  /// Reads an `Accept-Language` header; parts that make no sense are skipped, and only the first 32 count.
  package init(_ header: String?) {
    let parts = (header ?? "").prefix(1024).split(separator: ",").prefix(32)
    let weighted = parts.compactMap { part -> (range: [Substring], weight: Double)? in
      let fields = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let range = fields.first, !range.isEmpty, range != "*" else { return nil }
      let quality = fields.dropFirst().first { $0.lowercased().hasPrefix("q=") }?.dropFirst(2)
      let weight = quality.map { Double($0) ?? 0 } ?? 1
      return weight > 0 && weight <= 1 ? (range.split(separator: "-").map { Substring($0) }, weight) : nil
    }
    // The sort must keep the order of equals, which Swift's doesn't promise.
    self.ranges = weighted.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }.map(\.element.range)
  }

  /// The best of these locales; `nil` when none is wanted.
  package func best(of locales: [LocaleTag]) -> LocaleTag? {
    for range in ranges {
      for length in stride(from: range.count, to: 0, by: -1) {
        guard let tag = LocaleTag(range.prefix(length).joined(separator: "-")) else { continue }
        if locales.contains(tag) { return tag }
      }
      let language = range.first?.lowercased()
      if let relative = locales.first(where: { $0.language == language }) { return relative }
    }
    return nil
  }
}
