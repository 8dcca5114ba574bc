/// What a look at the bytes of a body tells before it is parsed.
struct BodyScan {
  private(set) var hasPipe = false
  private(set) var hasTilde = false
  /// The lines, from 1, that begin with more block quotes and list items than a page may nest.
  private(set) var deepLines: [Int] = []

  /// The deepest nesting of elements that a document may have. libxml2's parser gives up at 256 with the page around it.
  static let deepest = 100

  init(_ body: ArraySlice<UInt8>) {
    var line = 1
    var signs = 0
    var isLeading = true
    var pending = false
    for byte in body {
      switch byte {
      case UInt8(ascii: "\n"):
        line += 1
        signs = 0
        isLeading = true
        pending = false
      case UInt8(ascii: "|"):
        hasPipe = true
        isLeading = false
      case UInt8(ascii: "~"):
        hasTilde = true
        isLeading = false
      default:
        guard isLeading else { continue }
        switch byte {
        case UInt8(ascii: ">"):
          signs += 1
          pending = false
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
          pending = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"):
          if pending { signs += 1 }
          pending = false
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          break
        default:
          isLeading = false
        }
        if signs > Self.deepest, deepLines.last != line { deepLines.append(line) }
      }
    }
  }

  /// The body with the deep lines emptied: parsing them takes time with the square of their length.
  func withoutDeepLines(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard !deepLines.isEmpty else { return body }
    let deep = Set(deepLines)
    let lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let kept = lines.enumerated().map { deep.contains($0.offset + 1) ? [] : $0.element }
    return ArraySlice(Array(kept.joined(separator: [UInt8(ascii: "\n")])))
  }
}
