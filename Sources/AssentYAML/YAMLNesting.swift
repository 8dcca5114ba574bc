/// Measures how deep a text may nest, without parsing it.
enum YAMLNesting {
  /// Far more than any file here needs, far less than a thread's stack holds.
  static let deepest = 200

  /// The line, from 1, on which brackets or list signs go too deep; `nil` when they don't.
  static func excessLine(in text: String.UTF8View) -> Int? {
    var line = 1
    var brackets = 0
    var signs = 0
    var atStart = true
    var afterSign = false
    for byte in text {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        signs = 0
        atStart = true
        afterSign = false
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        atStart = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets = max(0, brackets - 1)
        atStart = false
      case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if afterSign { atStart = false }
        afterSign = atStart
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        if afterSign { signs += 1 }
        afterSign = false
      default:
        atStart = false
      }
      if brackets > deepest || signs > deepest { return line }
    }
    return nil
  }
}
