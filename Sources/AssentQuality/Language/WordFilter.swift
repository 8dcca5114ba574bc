/// Rules most words out by their first three letters, so that few have to be looked up.
struct WordFilter: Hashable, Sendable {
  private var bits: [UInt64] = Array(repeating: 0, count: 512)

  /// - Parameter words: in lower case.
  init(_ words: some Sequence<String>) {
    for word in words {
      var scalars = word.unicodeScalars.makeIterator()
      let key = Self.key(scalars.next(), scalars.next(), scalars.next())
      bits[key >> 6] |= 1 << UInt64(key & 63)
    }
  }

  /// Whether a word of the passage, or what begins at a place in it, may be among the words, whatever its capitals.
  func mayContain(_ range: Range<Int>, in scalars: [Unicode.Scalar]) -> Bool {
    let start = range.lowerBound
    guard start >= 0, range.upperBound <= scalars.count, !range.isEmpty else { return false }
    let key = Self.key(scalars[start], range.count > 1 ? scalars[start + 1] : nil, range.count > 2 ? scalars[start + 2] : nil)
    return bits[key >> 6] & (1 << UInt64(key & 63)) != 0
  }

  /// Fifteen bits. Small and capital letters have the same five; so have the two kinds of apostrophe.
  private static func key(_ first: Unicode.Scalar?, _ second: Unicode.Scalar?, _ third: Unicode.Scalar?) -> Int {
    letter(first) << 10 | letter(second) << 5 | letter(third)
  }

  private static func letter(_ scalar: Unicode.Scalar?) -> Int {
    guard let value = scalar?.value, value < 0x100, value != 0x27 else { return 0 }
    return Int(value & 31)
  }
}
