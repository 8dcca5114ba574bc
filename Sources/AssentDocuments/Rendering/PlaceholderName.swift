/// A placeholder in running text: `{brand}`, a letter followed by letters, digits, dots and hyphens.
struct PlaceholderName {
  let text: String
  /// Behind the closing brace.
  let end: Int

  /// `nil` when the brace at the index begins none; a doubled brace doesn't.
  init?(_ source: ArraySlice<UInt8>, at start: Int) {
    if start > source.startIndex, source[start - 1] == UInt8(ascii: "{") { return nil }
    var index = start + 1
    while index < source.endIndex, Self.isLetter(source[index]) || index > start + 1 && Self.isFollowing(source[index]) { index += 1 }
    guard index > start + 1, index < source.endIndex, source[index] == UInt8(ascii: "}") else { return nil }
    text = String(decoding: source[(start + 1)..<index], as: UTF8.self)
    end = index + 1
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isFollowing(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
