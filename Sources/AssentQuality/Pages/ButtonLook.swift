import AssentHTML
import AssentModel
import Foundation

/// What a style sheet makes of a button, as far as it decides how well the button is seen.
struct ButtonLook {
  /// Whether it has a background of its own.
  let isFilled: Bool
  private let isDrawn: Bool
  private let element: String
  private let contrast: Double?
  /// Lengths and weights by property; several have to be in one unit to be compared.
  private let sizes: [String: Length]

  private struct Length {
    var number: Double
    var unit: String
  }

  private static let sizeNames = [
    "font-size": "smaller text", "padding": "less padding", "min-height": "less height", "height": "less height", "width": "less width",
    "min-width": "less width", "font-weight": "lighter text", "opacity": "less opacity",
  ]

  init(element: String, values: [String: String]) {
    self.element = element
    let background = values["background-color"] ?? values["background"] ?? (element == "a" ? "none" : "buttonface")
    isFilled = !Self.empty.contains(background) && !Self.isTransparent(background)
    isDrawn = values["display"] != "none" && values["visibility"] != "hidden"
    if let back = Luminance(background), let front = values["color"].flatMap({ Luminance($0) }) {
      contrast = back.contrast(with: front)
    } else {
      contrast = nil
    }
    var sizes: [String: Length] = [:]
    for name in Self.sizeNames.keys {
      if let value = values[name], let length = Self.length(value) { sizes[name] = length }
    }
    self.sizes = sizes
  }

  /// What is weaker about it, each to be followed by "than" and the other.
  func weaknesses(beside other: ButtonLook) -> [String] {
    var found: [String] = []
    if element == "a", other.element != "a" { found.append("is a link and less of a button") }
    if !isDrawn, other.isDrawn { found.append("is less visible: its style hides it, rather") }
    if !isFilled, other.isFilled { found.append("has no background and is paler") }
    if let contrast, let otherContrast = other.contrast, contrast < 4.5, contrast + 0.5 < otherContrast {
      found.append("has less contrast")
    }
    for (name, what) in Self.sizeNames.sorted(by: { $0.key < $1.key }) {
      // A length that only one of them has isn't told to be less: the browser's own comes in.
      guard let size = sizes[name], let otherSize = other.sizes[name], size.unit == otherSize.unit, size.number < otherSize.number * 0.95 else {
        continue
      }
      found.append("has \(what)")
    }
    return found
  }

  private static let empty: Set<String> = ["none", "transparent", "inherit", "initial", "unset", "0", "white", "#fff", "#ffffff"]

  /// Whether a colour in the notation of `rgb()` or `rgba()` has the alpha 0: `rgba(0, 0, 0, 0)`, `rgb(0 0 0 / 0%)`.
  private static func isTransparent(_ colour: String) -> Bool {
    guard colour.hasPrefix("rgba(") || colour.hasPrefix("rgb(") else { return false }
    let numbers = colour.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.split { $0 == "," || $0 == "/" || $0 == " " }
    return numbers.count == 4 && numbers.last.flatMap { Self.length(String($0)) }?.number == 0
  }

  /// The first length or number of a value.
  private static func length(_ value: String) -> Length? {
    let words: [String: Double] = ["normal": 400, "bold": 700, "lighter": 300, "bolder": 700]
    if let number = words[value] { return Length(number: number, unit: "") }
    let first = value.prefix { $0 != " " }
    let digits = first.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard !digits.isEmpty, let number = Double(digits.first == "." ? "0" + digits : String(digits)) else { return nil }
    return Length(number: number, unit: String(first.dropFirst(digits.count)))
  }
}

/// The rules of a style sheet that say what buttons look like: those whose selector is an element, classes, or both.
///
/// Rules for states, other media and places on the page are passed over: they hold for both buttons or for neither.
struct ButtonStyleSheet {
  private var rules: [StyleRule] = []
  private var variables: [String: String] = [:]

  struct StyleRule {
    var element: String?
    var classes: [String]
    var declarations: [(name: String, value: String)]
  }

  init(_ style: String) {
    var bytes = Array(style.utf8)[...]
    var prelude: [UInt8] = []
    while let byte = bytes.popFirst() {
      switch byte {
      case UInt8(ascii: "/") where bytes.first == UInt8(ascii: "*"): Self.skipComment(&bytes)
      case UInt8(ascii: ";"): prelude.removeAll()
      case UInt8(ascii: "{"):
        let isAtRule = prelude.first { $0 > 0x20 } == UInt8(ascii: "@")
        let body = Self.block(&bytes)
        if !isAtRule { add(String(decoding: prelude, as: UTF8.self), String(decoding: body, as: UTF8.self)) }
        prelude.removeAll()
      default: prelude.append(byte)
      }
    }
  }

  /// What the sheet makes of a button.
  func look(of button: PageButton) -> ButtonLook { look(element: button.element, classes: button.classes) }

  /// What the sheet makes of a link.
  func look(ofLink classes: [String]) -> ButtonLook { look(element: "a", classes: classes) }

  private func look(element: String, classes: [String]) -> ButtonLook {
    let matching = rules.filter { ($0.element == nil || $0.element == element) && $0.classes.allSatisfy(classes.contains) }
    let ordered = matching.enumerated().sorted { left, right in
      let (first, second) = (Self.weight(left.element), Self.weight(right.element))
      return first == second ? left.offset < right.offset : first < second
    }
    var values: [String: String] = [:]
    for (_, rule) in ordered {
      for (name, value) in rule.declarations { values[name] = resolved(value) }
    }
    return ButtonLook(element: element, values: values)
  }

  private static func weight(_ rule: StyleRule) -> Int { rule.classes.count * 2 + (rule.element == nil ? 0 : 1) }

  private mutating func add(_ prelude: String, _ body: String) {
    let declarations = Self.declarations(body)
    for selector in prelude.split(separator: ",") {
      let text = String(selector).trimmed.lowercased()
      if text == ":root" || text == "html" {
        for (name, value) in declarations where name.hasPrefix("--") && variables[name] == nil { variables[name] = value }
      } else if let (element, classes) = Self.compound(text) {
        rules.append(StyleRule(element: element, classes: classes, declarations: declarations))
      }
    }
  }

  /// `button`, `.quiet`, `button.quiet`; `nil` for anything that says more.
  private static func compound(_ selector: String) -> (element: String?, classes: [String])? {
    guard !selector.isEmpty, selector.utf8.allSatisfy({ isNameByte($0) || $0 == UInt8(ascii: ".") }) else { return nil }
    var parts = selector.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let element = parts.removeFirst()
    guard parts.allSatisfy({ !$0.isEmpty }), element.isEmpty || element == "button" || element == "input" || element == "a" else { return nil }
    return (element.isEmpty ? nil : element, parts)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte == 0x2D || byte == 0x5F || byte >= 0x80
  }

  private static func declarations(_ body: String) -> [(name: String, value: String)] {
    body.split(separator: ";").compactMap { declaration in
      let halves = declaration.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { return nil }
      return (String(halves[0]).trimmed.lowercased(), String(halves[1]).lowercased().replacing("!important", with: "").trimmed)
    }
  }

  /// A value with its variables filled in, a few levels deep.
  private func resolved(_ value: String) -> String {
    var value = value
    for _ in 0..<4 {
      guard let start = value.firstRange(of: "var("), let end = value[start.upperBound...].firstIndex(of: ")") else { break }
      let name = String(value[start.upperBound..<end].prefix { $0 != "," }).trimmed
      guard let replacement = variables[name] else { break }
      value.replaceSubrange(start.lowerBound...end, with: replacement)
    }
    return value
  }

  private static func skipComment(_ bytes: inout ArraySlice<UInt8>) {
    var previous: UInt8 = 0
    bytes.removeFirst()
    while let byte = bytes.popFirst() {
      if previous == UInt8(ascii: "*"), byte == UInt8(ascii: "/") { return }
      previous = byte
    }
  }

  /// What stands up to the brace that closes the block, blocks in it included.
  private static func block(_ bytes: inout ArraySlice<UInt8>) -> [UInt8] {
    var body: [UInt8] = []
    var depth = 0
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "/"), bytes.first == UInt8(ascii: "*") {
        skipComment(&bytes)
        continue
      }
      if byte == UInt8(ascii: "}") {
        if depth == 0 { return body }
        depth -= 1
      } else if byte == UInt8(ascii: "{") {
        depth += 1
      }
      body.append(byte)
    }
    return body
  }
}

/// How bright a colour is.
///
/// Source: WCAG 2.2, relative luminance and contrast ratio.
struct Luminance {
  private let value: Double

  /// Reads `#rgb` and `#rrggbb`; `nil` for other notations.
  init?(_ colour: String) {
    guard colour.first == "#" else { return nil }
    let digits = colour.dropFirst().compactMap(\.hexDigitValue)
    let channels: [Int]
    switch (digits.count, colour.count) {
    case (3, 4): channels = digits.map { $0 * 17 }
    case (6, 7): channels = [digits[0] * 16 + digits[1], digits[2] * 16 + digits[3], digits[4] * 16 + digits[5]]
    default: return nil
    }
    let linear = channels.map { Self.linear(Double($0) / 255) }
    value = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// From 1 to 21.
  func contrast(with other: Luminance) -> Double {
    let (high, low) = (max(value, other.value), min(value, other.value))
    return (high + 0.05) / (low + 0.05)
  }

  /// The curve of sRGB.
  private static func linear(_ channel: Double) -> Double {
    channel > 0.04045 ? pow((channel + 0.055) / 1.055, 2.4) : channel / 12.92
  }
}
