import AssentModel

extension Preferences {
  /// The state as JSON without spaces: equal states have equal texts.
  ///
  /// `{"channels":{"email":"opt-out"},"every":"opt-in","expires":{"3":1795000000123},"pending":[1],"services":{"3":"opt-in"}}`, in which each part
  /// may be missing: channels by their bit, services by their number, pending scopes by their code, times in milliseconds since 1970 UTC.
  public var json: String {
    var parts: [String] = []
    if !channels.isEmpty {
      let members = channels.sorted { $0.key < $1.key }.map { "\"\($0.key.name)\":\"\($0.value.rawValue)\"" }
      parts.append("\"channels\":{\(members.joined(separator: ","))}")
    }
    if let every { parts.append("\"every\":\"\(every.rawValue)\"") }
    if !expires.isEmpty {
      let members = expires.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\($0.value.milliseconds)" }
      parts.append("\"expires\":{\(members.joined(separator: ","))}")
    }
    if !pending.isEmpty { parts.append("\"pending\":[\(pending.map(\.code).sorted().map(String.init).joined(separator: ","))]") }
    if !services.isEmpty {
      let members = services.sorted { $0.key < $1.key }.map { "\"\($0.key.rawValue)\":\"\($0.value.rawValue)\"" }
      parts.append("\"services\":{\(members.joined(separator: ","))}")
    }
    return "{\(parts.joined(separator: ","))}"
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: ``UnreadableState`` when the text is something else.
  public init(json: String) throws(UnreadableState) { try self.init(json: json.utf8.span) }

  /// Reads what `json` wrote.
  ///
  /// - Throws: ``UnreadableState`` when the bytes are something else.
  public init(json bytes: Span<UInt8>) throws(UnreadableState) {
    var scanner = StateScanner()
    var (every, channels, services): (Choice?, [Channel: Choice], [ServiceNumber: Choice]) = (nil, [:], [:])
    var (expires, pending): ([ServiceNumber: Timestamp], Set<Scope>) = ([:], [])
    try scanner.readObject(bytes) { scanner, part throws(UnreadableState) in
      switch part {
      case "every": every = try scanner.choice(bytes)
      case "channels":
        try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in
          guard let channel = Channel(name: name) else { throw UnreadableState() }
          channels[channel] = try scanner.choice(bytes)
        }
      case "services":
        try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in services[try ServiceNumber(stored: name)] = try scanner.choice(bytes)
        }
      case "expires":
        try scanner.readObject(bytes) { scanner, name throws(UnreadableState) in
          expires[try ServiceNumber(stored: name)] = Timestamp(milliseconds: try scanner.number(bytes))
        }
      case "pending":
        try scanner.readArray(bytes) { scanner throws(UnreadableState) in
          guard let scope = UInt16(exactly: try scanner.number(bytes)).flatMap({ Scope(code: $0) }) else { throw UnreadableState() }
          pending.insert(scope)
        }
      default: throw UnreadableState()
      }
    }
    try scanner.finish(bytes)
    self.init(every: every, channels: channels, services: services, expires: expires, pending: pending)
  }
}

extension StateScanner {
  fileprivate mutating func choice(_ bytes: Span<UInt8>) throws(UnreadableState) -> Choice {
    guard let choice = Choice(rawValue: try text(bytes)) else { throw UnreadableState() }
    return choice
  }
}

extension ServiceNumber {
  fileprivate init(stored text: String) throws(UnreadableState) {
    guard let number = UInt16(text).flatMap({ ServiceNumber(rawValue: $0) }) else { throw UnreadableState() }
    self = number
  }
}

/// Remembers the states that were read last, so that the same text isn't read a million times. Its size is bounded.
public struct StateCache: Sendable {
  private struct Slot: Sendable {
    var bytes: [UInt8]
    var state: Preferences
  }

  private var slots: [Slot?] = Array(repeating: nil, count: Self.count)

  /// A power of two.
  private static let count = 1024

  public init() {}

  /// Reads a state as ``Preferences/init(json:)`` does.
  ///
  /// - Throws: ``UnreadableState``.
  public mutating func state(_ bytes: Span<UInt8>) throws(UnreadableState) -> Preferences {
    let index = Self.slot(bytes)
    if let slot = slots[index], Self.isEqual(slot.bytes.span, bytes) { return slot.state }
    let state = try Preferences(json: bytes)
    slots[index] = Slot(bytes: bytes.indices.map { bytes[$0] }, state: state)
    return state
  }

  private static func slot(_ bytes: Span<UInt8>) -> Int { Int(FNVHash(of: bytes).folded) & (count - 1) }

  private static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where left[index] != right[index] { return false }
    return true
  }
}

/// A state that no store wrote.
public struct UnreadableState: Error, Hashable, Sendable {
  public init() {}
}

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
    while let byte = next(bytes), byte.isDigit {
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
