import AssentModel

/// The headings of a document, each with an anchor of its own.
struct HeadingIndex {
  private(set) var found: [Heading] = []
  private(set) var findings: [Finding] = []
  private var anchors: [String: Int] = [:]
  private var nextNumbers: [String: Int] = [:]
  private let file: String

  init(file: String) { self.file = file }

  /// Records a heading and returns the id it gets.
  ///
  /// - Parameters:
  ///   - anchor: The name that the document gives it, if any.
  mutating func add(level: Int, anchor: String?, text: String, line: Int) -> String {
    let place = SourceLocation(file, line: line)
    if text.allSatisfy(\.isWhitespace) {
      findings.append(Finding("empty-heading", at: place, "The heading has no text"))
    }
    let wanted = anchor ?? Self.slug(text) ?? "section-\(found.count + 1)"
    var unique = wanted
    if let first = anchors[wanted] {
      let hint = anchor == nil ? "Give one of them a name of its own: {#name}" : "Choose another name"
      findings.append(Finding("duplicate-anchor", at: place, "The heading on line \(first) has the anchor '\(wanted)', too", hint: hint))
      var number = nextNumbers[wanted] ?? 2
      while anchors["\(wanted)-\(number)"] != nil { number += 1 }
      nextNumbers[wanted] = number + 1
      unique = "\(wanted)-\(number)"
    }
    anchors[unique] = line
    found.append(Heading(level: level, anchor: unique, text: text, line: line))
    return unique
  }

  /// Letters and digits of any script in lower case, with hyphens between the words; `nil` when there are none.
  private static func slug(_ text: String) -> String? {
    var slug = ""
    var isBetween = false
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        if isBetween, !slug.isEmpty { slug.append("-") }
        isBetween = false
        slug.append(character)
      } else if character != "'" && character != "\u{2019}" {
        isBetween = true
      }
    }
    return slug.isEmpty ? nil : slug
  }
}
