public import AssentModel

/// The text of a source file as every reader gets it: UTF-8 without a byte order mark and control characters, with line feeds alone.
///
/// What the file has otherwise is a finding; U+FFFD stands in its place, so that the rest can be read.
public struct SourceText: Sendable {
  public let bytes: [UInt8]
  /// At most one of each rule.
  public let findings: [Finding]

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// - Parameter file: The path for findings, relative to the site.
  public init(_ source: [UInt8], file: String) {
    var bytes = source
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(UInt8(ascii: "\r")) { bytes = Self.withLineFeeds(bytes) }
    var findings: [Finding] = []
    if let offset = Self.firstInvalidOffset(bytes) {
      findings.append(
        Finding(
          SourceTextRule.invalidUTF8, at: Self.location(of: offset, in: bytes, file: file), "The file is not UTF-8 here", hint: "Save it as UTF-8"))
      bytes = Self.withoutControls(Array(String(decoding: bytes, as: UTF8.self).utf8))
    } else if let offset = Self.firstControlOffset(bytes) {
      let scalar = String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first ?? "\u{0}"
      let number = String(scalar.value, radix: 16, uppercase: true)
      findings.append(
        Finding(
          SourceTextRule.controlCharacter, at: Self.location(of: offset, in: bytes, file: file),
          "The line holds the control character U+\(String(repeating: "0", count: max(0, 4 - number.count)))\(number), which no page can show",
          hint: "Remove it; an apostrophe or a dash that an old editor wrote so has to be typed anew"))
      bytes = Self.withoutControls(bytes)
    }
    self.bytes = bytes
    self.findings = findings
  }

  private static func location(of offset: Int, in bytes: [UInt8], file: String) -> SourceLocation {
    SourceLocation(file, line: bytes[..<offset].count { $0 == UInt8(ascii: "\n") } + 1)
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

extension SourceText {
  /// Whether no page can show a character: control characters but tab and line feed, and the noncharacters U+FFFE and U+FFFF.
  public static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// Where valid UTF-8 holds the first control character; `nil` where it has none.
  private static func firstControlOffset(_ bytes: [UInt8]) -> Int? {
    let span = bytes.span
    for index in span.indices where controlLength(span, at: index) > 0 { return index }
    return nil
  }

  /// The length of the control character that begins at an offset, in bytes; 0 where none does.
  private static func controlLength(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x20 { return byte == 0x09 || byte == 0x0A ? 0 : 1 }
    if byte < 0x7F { return 0 }
    if byte == 0x7F { return 1 }
    if byte == 0xC2 { return index + 1 < bytes.count && bytes[index + 1] < 0xA0 ? 2 : 0 }
    return byte == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE ? 3 : 0
  }

  private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    let span = bytes.span
    var index = 0
    while index < span.count {
      let length = controlLength(span, at: index)
      if length == 0 { result.append(span[index]) } else { result += [0xEF, 0xBF, 0xBD] }
      index += max(1, length)
    }
    return result
  }
}

/// The rules of every source file, whatever it holds.
public enum SourceTextRule: ReportedRule {
  case invalidUTF8
  case controlCharacter

  public var rule: Rule {
    switch self {
    case .invalidUTF8:
      Rule("invalid-utf8", what: "A file that isn't UTF-8.", why: "Accented letters come out as question marks.", example: "d\u{FFFD}sabonnement")
    case .controlCharacter:
      Rule(
        "unprintable-character", what: "A file holds a control character other than tab and line breaks.",
        why: "No page can show it; often it stands where an apostrophe or a dash was.", example: "U+0092 in l\u{FFFD}offre")
    }
  }
}
