/// Reads JSON of the one spelling in which states are stored: no spaces, no escapes. Each function goes on where the one before it ended.
struct StateScanner {
  private var index = 0

  /// Reads an object; the body reads the value of each member.
  mutating func readObject(
    _ bytes: Span<UInt8>, _ body: (inout StateScanner, String) throws(UnreadableState) -> Void
  ) throws(UnreadableState) {
    try readItems(bytes, from: UInt8(ascii: "{"), to: UInt8(ascii: "}")) { scanner throws(UnreadableState) in
      let name = try scanner.text(bytes)
      try scanner.expect(UInt8(ascii: ":"), bytes)
      try body(&scanner, name)
    }
  }

  /// Reads an array; the body reads each value.
  mutating func readArray(_ bytes: Span<UInt8>, _ body: (inout StateScanner) throws(UnreadableState) -> Void) throws(UnreadableState) {
    try readItems(bytes, from: UInt8(ascii: "["), to: UInt8(ascii: "]"), body)
  }

  mutating func text(_ bytes: Span<UInt8>) throws(UnreadableState) -> String {
    try expect(UInt8(ascii: "\""), bytes)
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      guard bytes[index] != UInt8(ascii: "\\") else { throw UnreadableState() }
      index += 1
    }
    guard let view = try? UTF8Span(validating: bytes.extracting(start..<index)) else { throw UnreadableState() }
    let text = String(copying: view)
    try expect(UInt8(ascii: "\""), bytes)
    return text
  }

  mutating func number(_ bytes: Span<UInt8>) throws(UnreadableState) -> Int64 {
    let isNegative = next(bytes) == UInt8(ascii: "-")
    if isNegative { index += 1 }
    let start = index
    var number: Int64 = 0
    while let byte = next(bytes), (0x30...0x39).contains(byte) {
      let (tens, isTooLong) = number.multipliedReportingOverflow(by: 10)
      let digit = Int64(byte - 0x30)
      let (sum, isTooLarge) = tens.addingReportingOverflow(isNegative ? -digit : digit)
      guard !isTooLong, !isTooLarge else { throw UnreadableState() }
      number = sum
      index += 1
    }
    guard index > start else { throw UnreadableState() }
    return number
  }

  /// - Throws: ``UnreadableState`` when something follows.
  func finish(_ bytes: Span<UInt8>) throws(UnreadableState) {
    guard index == bytes.count else { throw UnreadableState() }
  }

  private mutating func readItems(
    _ bytes: Span<UInt8>, from start: UInt8, to end: UInt8, _ body: (inout StateScanner) throws(UnreadableState) -> Void
  ) throws(UnreadableState) {
    try expect(start, bytes)
    if next(bytes) == end {
      index += 1
      return
    }
    try body(&self)
    while next(bytes) == UInt8(ascii: ",") {
      index += 1
      try body(&self)
    }
    try expect(end, bytes)
  }

  private func next(_ bytes: Span<UInt8>) -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(UnreadableState) {
    guard next(bytes) == byte else { throw UnreadableState() }
    index += 1
  }
}
