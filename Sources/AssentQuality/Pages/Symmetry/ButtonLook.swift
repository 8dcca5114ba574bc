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
    isFilled = !Self.empty.contains(background) && !background.hasPrefix("rgba(0, 0, 0, 0")
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
