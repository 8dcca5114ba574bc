import AssentModel

/// The members of a JSON object that somebody wants; the whole object is checked, and nothing is copied.
///
/// Source: RFC 8259.
package struct JSONObject {
  /// What a member holds.
  package struct Value: Hashable, Sendable {
    /// The text between the quotation marks, or the number.
    package let content: Range<Int>
    /// Whether reverse solidi stand in it.
    package let hasEscapes: Bool

    /// The text with the escapes resolved.
    package func text(in bytes: borrowing Span<UInt8>) -> [UInt8] {
      hasEscapes ? JSONEscapes.resolved(bytes, content) ?? [] : content.map { bytes[$0] }
    }
  }

  /// In the order of the names; `nil` for a member that isn't there, is null or an empty text.
  package private(set) var values: [Value?]
  package private(set) var problem: RowProblem.Reason?
  private var position = 0
  private static let depthLimit = 64

  /// Reads one object with white space around it. The bytes are UTF-8.
  package init(_ bytes: borrowing Span<UInt8>, names: [[UInt8]]) {
    values = Array(repeating: nil, count: names.count)
    var seen = Array(repeating: false, count: names.count)
    skipSpace(bytes)
    if !take(0x7B, bytes) || !readMembers(bytes, names, &seen) {
      problem = problem ?? .notJSON
      return
    }
    skipSpace(bytes)
    if position != bytes.count { problem = .notJSON }
  }

  /// The members and the closing brace; false when the JSON is none.
  private mutating func readMembers(_ bytes: borrowing Span<UInt8>, _ names: [[UInt8]], _ seen: inout [Bool]) -> Bool {
    skipSpace(bytes)
    if take(0x7D, bytes) { return true }
    while true {
      skipSpace(bytes)
      guard let key = readString(bytes) else { return false }
      skipSpace(bytes)
      guard take(0x3A, bytes) else { return false }
      skipSpace(bytes)
      if let index = Self.index(of: key, in: bytes, names) {
        if seen[index] {
          problem = .repeatedMember
          return false
        }
        seen[index] = true
        guard readWanted(bytes, index) else { return false }
      } else if !skipValue(bytes) {
        return false
      }
      skipSpace(bytes)
      if take(0x7D, bytes) { return true }
      guard take(0x2C, bytes) else { return false }
    }
  }

  private static func index(of key: Value, in bytes: borrowing Span<UInt8>, _ names: [[UInt8]]) -> Int? {
    if key.hasEscapes {
      let text = key.text(in: bytes)
      return names.firstIndex(of: text)
    }
    search: for index in names.indices where names[index].count == key.content.count {
      for offset in names[index].indices where names[index][offset] != bytes[key.content.lowerBound + offset] { continue search }
      return index
    }
    return nil
  }

  private mutating func readWanted(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    guard position < bytes.count else { return false }
    switch bytes[position] {
    case 0x22:
      guard let value = readString(bytes) else { return false }
      if value.hasEscapes {
        guard let text = JSONEscapes.resolved(bytes, value.content) else { return false }
        if text.contains(0) {
          // SQLite would end the text at the NUL, and PostgreSQL refuses it.
          problem = .containsNUL
          return false
        }
      }
      values[index] = value.content.isEmpty ? nil : value
      return true
    case 0x2D, 0x30...0x39:
      let start = position
      guard skipNumber(bytes) else { return false }
      values[index] = Value(content: start..<position, hasEscapes: false)
      return true
    default: return skipWord("null", bytes)
    }
  }

  /// Skips a value with all that is in it, without recursion.
  private mutating func skipValue(_ bytes: borrowing Span<UInt8>) -> Bool {
    // One bit per open bracket: 1 for an object.
    var (stack, depth): (UInt64, Int) = (0, 0)
    while true {
      skipSpace(bytes)
      guard position < bytes.count else { return false }
      var isValueDone = true
      switch bytes[position] {
      case 0x7B, 0x5B:
        let isObject = bytes[position] == 0x7B
        guard depth < Self.depthLimit else { return false }
        (stack, depth) = (stack << 1 | (isObject ? 1 : 0), depth + 1)
        position += 1
        skipSpace(bytes)
        if take(isObject ? 0x7D : 0x5D, bytes) {
          (stack, depth) = (stack >> 1, depth - 1)
        } else {
          if isObject, !skipKey(bytes) { return false }
          isValueDone = false
        }
      case 0x22: guard readString(bytes) != nil else { return false }
      case 0x2D, 0x30...0x39: guard skipNumber(bytes) else { return false }
      default: guard skipWord("true", bytes) || skipWord("false", bytes) || skipWord("null", bytes) else { return false }
      }
      while isValueDone {
        if depth == 0 { return true }
        skipSpace(bytes)
        let isObject = stack & 1 == 1
        if take(isObject ? 0x7D : 0x5D, bytes) {
          (stack, depth) = (stack >> 1, depth - 1)
        } else {
          guard take(0x2C, bytes) else { return false }
          if isObject {
            skipSpace(bytes)
            guard skipKey(bytes) else { return false }
          }
          isValueDone = false
        }
      }
    }
  }

  private mutating func skipKey(_ bytes: borrowing Span<UInt8>) -> Bool {
    guard readString(bytes) != nil else { return false }
    skipSpace(bytes)
    return take(0x3A, bytes)
  }

  private mutating func readString(_ bytes: borrowing Span<UInt8>) -> Value? {
    guard take(0x22, bytes) else { return nil }
    let start = position
    var hasEscapes = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 {
        position += 1
        return Value(content: start..<(position - 1), hasEscapes: hasEscapes)
      }
      guard byte >= 0x20 else { return nil }
      if byte == 0x5C {
        hasEscapes = true
        position += 1
        guard position < bytes.count, JSONEscapes.isEscape(bytes[position]) else { return nil }
      }
      position += 1
    }
    return nil
  }

  /// Source: RFC 8259 section 6.
  private mutating func skipNumber(_ bytes: borrowing Span<UInt8>) -> Bool {
    _ = take(0x2D, bytes)
    if !take(0x30, bytes) { guard skipDigits(bytes) else { return false } }
    if take(0x2E, bytes) { guard skipDigits(bytes) else { return false } }
    if take(0x65, bytes) || take(0x45, bytes) {
      if !take(0x2B, bytes) { _ = take(0x2D, bytes) }
      return skipDigits(bytes)
    }
    return true
  }

  private mutating func skipDigits(_ bytes: borrowing Span<UInt8>) -> Bool {
    let start = position
    while position < bytes.count, bytes[position].isDigit { position += 1 }
    return position > start
  }

  private mutating func skipWord(_ word: StaticString, _ bytes: borrowing Span<UInt8>) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - position >= length else { return false }
    for offset in 0..<length where unsafe word.utf8Start[offset] != bytes[position + offset] { return false }
    position += length
    return true
  }

  private mutating func skipSpace(_ bytes: borrowing Span<UInt8>) {
    while position < bytes.count, [0x20, 0x09, 0x0D, 0x0A].contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ byte: UInt8, _ bytes: borrowing Span<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}
