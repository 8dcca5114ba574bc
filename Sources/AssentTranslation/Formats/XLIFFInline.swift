import AssentFormats
import AssentHTML
import AssentLocalization

/// Turns the content of `source` and `target` into the syntax of string tables.
struct XLIFF1Inline {
  /// What the protected elements stand for, by their ids.
  private var known: [String: String] = [:]
  private(set) var problems: [String] = []

  mutating func text(of element: XMLElement) -> String {
    var text = ""
    for child in element.children {
      switch child {
      case .text(let part): text += XLIFFText.doublingBraces(part)
      case .element(let inline): text += self.inline(inline)
      }
    }
    return text
  }

  private mutating func inline(_ element: XMLElement) -> String {
    switch element.name {
    case "mrk": return text(of: element)
    case "ph", "x":
      let own = element.text.isEmpty ? element["equiv-text"] : element.text
      guard let text = own ?? element["id"].flatMap({ known[$0] }) else {
        problems.append("nothing says what its <\(element.name) id=\"\(element["id"] ?? "")\"/> stands for")
        return ""
      }
      if let id = element["id"] { known[id] = text }
      if text.hasPrefix("U+"), let scalar = XLIFFText.character(text.dropFirst(2)) { return String(Character(scalar)) }
      return text
    default:
      problems.append("it has an element <\(element.name)> that was not sent")
      return ""
    }
  }
}

/// Turns the content of `source` and `target` into the syntax of string tables.
struct XLIFF2Inline {
  private let data: [String: String]
  /// What the placeholders of the source stand for, by their ids.
  private var known: [String: String] = [:]
  var problems: [String] = []

  init(data: [String: String], sources: XMLElement?) {
    self.data = data
    if let sources { collect(sources) }
  }

  private mutating func collect(_ element: XMLElement) {
    for child in element.elements {
      if child.name == "ph", let id = child["id"], let text = own(child) { known[id] = text }
      collect(child)
    }
  }

  private func own(_ element: XMLElement) -> String? {
    element["dataRef"].flatMap { data[$0] } ?? element["disp"] ?? element["equiv"].flatMap { $0.isEmpty ? nil : $0 }
  }

  mutating func text(of element: XMLElement) -> String {
    var text = ""
    for child in element.children {
      switch child {
      case .text(let part): text += XLIFFText.doublingBraces(part)
      case .element(let inline): text += self.inline(inline)
      }
    }
    return text
  }

  private mutating func inline(_ element: XMLElement) -> String {
    switch element.name {
    case "ph":
      if let text = own(element) ?? (element["copyOf"] ?? element["id"]).flatMap({ known[$0] }) { return text }
      problems.append("nothing says what its <ph id=\"\(element["id"] ?? "")\"/> stands for")
    case "cp":
      if let scalar = element["hex"].flatMap({ XLIFFText.character($0) }) { return String(Character(scalar)) }
      problems.append("its <cp/> is no character")
    case "mrk": return text(of: element)
    case "sm", "em": return ""
    default: problems.append("it has an element <\(element.name)> that was not sent")
    }
    return ""
  }
}

/// The ids of the placeholders of a text: the same in source and target for the same occurrence of a name.
struct InlineIDs {
  private var ids: [String: [Int]] = [:]
  private var used: [String: Int] = [:]
  private var last = 0

  init(_ source: MessagePattern) {
    for case .placeholder(let name) in source.parts {
      last += 1
      ids[name, default: []].append(last)
    }
  }

  /// The id of the next occurrence of a name.
  mutating func next(_ name: String) -> Int {
    let occurrence = used[name, default: 0]
    used[name] = occurrence + 1
    if let known = ids[name], known.indices.contains(occurrence) { return known[occurrence] }
    last += 1
    return last
  }

  /// Begins another text.
  mutating func restart() { used = [:] }
}

/// Literal text between the markup of an XML file and the syntax of string tables.
enum XLIFFText {
  /// The text with its braces doubled, as string tables write them.
  static func doublingBraces(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(scalar)
      if scalar == "{" || scalar == "}" { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// The text as XML nodes; characters that XML can't hold become what the closure makes of their code point.
  static func nodes(_ text: String, character: (UInt32) -> XMLElement) -> [XMLNode] {
    var nodes: [XMLNode] = []
    var run = ""
    for scalar in text.unicodeScalars {
      if MarkupEscaping.isAllowed(scalar) {
        run.unicodeScalars.append(scalar)
        continue
      }
      if !run.isEmpty { nodes.append(.text(run)) }
      run = ""
      nodes.append(.element(character(scalar.value)))
    }
    if !run.isEmpty { nodes.append(.text(run)) }
    return nodes
  }

  /// A code point in hexadecimal, four digits at least.
  static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    let width = max(4, digits.utf8.count + digits.utf8.count % 2)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }

  /// The character of a code point that was written so.
  static func character(_ hexadecimal: some StringProtocol) -> Unicode.Scalar? {
    UInt32(hexadecimal, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
