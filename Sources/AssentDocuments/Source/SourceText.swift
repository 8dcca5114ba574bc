import AssentModel

/// The bytes of a document as they are parsed: valid UTF-8, without a byte order mark, with line feeds alone.
struct SourceText {
  let bytes: [UInt8]
  let findings: [Finding]

  init(_ source: [UInt8], file: String) {
    var findings: [Finding] = []
    var bytes = source
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if let offset = Self.firstInvalidOffset(bytes) {
      let line = bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1
      findings.append(
        Finding(DocumentRules.invalidUTF8, at: SourceLocation(file, line: line), "The file is not UTF-8 here", hint: "Save it as UTF-8"))
      bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
    if bytes.contains(UInt8(ascii: "\r")) { bytes = Self.withLineFeeds(bytes) }
    self.bytes = bytes
    self.findings = findings
  }

  private static func firstInvalidOffset(_ bytes: [UInt8]) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\n"))
      } else if byte != UInt8(ascii: "\n") || previous != UInt8(ascii: "\r") {
        result.append(byte)
      }
      previous = byte
    }
    return result
  }
}

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
