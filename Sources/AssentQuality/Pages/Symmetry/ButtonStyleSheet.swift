import AssentHTML

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
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F || byte >= 0x80
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
