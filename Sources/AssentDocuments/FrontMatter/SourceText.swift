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
        Finding("invalid-utf8", at: SourceLocation(file, line: line), "The file is not UTF-8 here", hint: "Save it as UTF-8"))
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
