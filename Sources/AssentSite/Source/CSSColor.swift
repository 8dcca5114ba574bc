import AssentModel

/// A colour as CSS writes it.
///
/// Source: CSS Color Module Level 4 and, for `color-mix()` and `light-dark()`, Level 5.
struct CSSColor {
  let text: String

  /// `nil` for a text that browsers wouldn't take for a colour.
  init?(_ text: String) {
    self.text = text
    guard Self.isColor(text[...].lowercased()) else { return nil }
  }

  private static func isColor(_ text: String) -> Bool {
    if text.hasPrefix("#") {
      return [3, 4, 6, 8].contains(text.utf8.count - 1) && text.utf8.dropFirst().allSatisfy { $0.hexValue != nil }
    }
    guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { return names.contains(text) }
    let arguments = text[text.index(after: open)...].dropLast()
    let inner = String(arguments)
    switch text[..<open] {
    case "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch": return isComponents(inner)
    case "color":
      let words = inner.split(separator: " ", maxSplits: 1)
      return words.count == 2 && spaces.contains(String(words[0])) && isComponents(String(words[1]))
    case "light-dark":
      let parts = split(inner)
      return parts.count == 2 && parts.allSatisfy(isColor)
    case "color-mix":
      let parts = split(inner)
      return parts.count == 3 && parts[0].hasPrefix("in ") && parts[1...].allSatisfy(isMixed)
    case "var": return inner.hasPrefix("--") && inner.utf8.count > 2 && inner.utf8.allSatisfy { $0.isLetter || $0.isDigit || "-_".utf8.contains($0) }
    default: return false
    }
  }

  /// Three numbers and an optional alpha value, with blanks and a slash or with commas.
  private static func isComponents(_ text: String) -> Bool {
    let words: [String]
    if text.contains(",") {
      words = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
      guard (3...4).contains(words.count) else { return false }
    } else {
      let halves = text.split(separator: "/", omittingEmptySubsequences: false).map { $0.split(separator: " ") }
      guard halves[0].count == 3, halves.count == 1 || halves.count == 2 && halves[1].count == 1 else { return false }
      words = halves.joined().map { String($0) }
    }
    return words.allSatisfy(isNumber)
  }

  private static func isNumber(_ word: String) -> Bool {
    if word == "none" { return true }
    let unit = ["%", "deg", "grad", "rad", "turn"].first { word.hasSuffix($0) } ?? ""
    let digits = word.dropLast(unit.count)
    return Double(digits) != nil && digits.utf8.allSatisfy { $0.isDigit || "+-.e".utf8.contains($0) }
  }

  /// A colour of `color-mix()`, with its share before or after it, or without.
  private static func isMixed(_ text: String) -> Bool {
    if isColor(text) { return true }
    var words = text.split(separator: " ")
    if let last = words.last, last.hasSuffix("%"), isNumber(String(last)) {
      words.removeLast()
    } else if let first = words.first, first.hasSuffix("%"), isNumber(String(first)) {
      words.removeFirst()
    } else {
      return false
    }
    return isColor(words.joined(separator: " "))
  }

  /// The arguments between commas that stand in no inner parentheses.
  private static func split(_ text: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    return parts.map { part in String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
  }

  private static let spaces: Set = ["srgb", "srgb-linear", "display-p3", "a98-rgb", "prophoto-rgb", "rec2020", "xyz", "xyz-d50", "xyz-d65"]

  private static let names = Set(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse chocolate \
    coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen \
    darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue \
    dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew \
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan lightgoldenrodyellow \
    lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime \
    limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen \
    mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid \
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red rosybrown \
    royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan \
    teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen transparent currentcolor accentcolor accentcolortext activetext \
    buttonborder buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext linktext mark marktext selecteditem \
    selecteditemtext visitedtext
    """.split(separator: " ").map(String.init))
}
