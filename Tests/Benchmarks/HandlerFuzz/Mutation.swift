/// Makes bad input of good input.
struct Mutation {
  /// Pieces that mean something to one of the readers.
  private static let pieces: [[UInt8]] =
    [
      "%", "%0", "%00", "%C3%A9", "%zz", "&", "=", "+", ";", ",", "\"", "\\", "\r\n", "\n", "\r\n\r\n", "--", "--b", "\r\n--b--", "-", "_", ".", "..",
      "/", "//",
      "?", "#", ":", "::", "[", "]", " ", "\t", "q=", "q=0", "q=1.5", "q=nan", "q=1e400", "*", "en", "fr-BE", ".html", "name=", "for=", "\0", "{",
      "é", "e\u{301}",
      "\u{202E}", "\u{1F3F4}\u{E0067}", "65536", "99999999999999999999", "-1",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF8]]

  /// Changes an input in one to eight places; now and then it is random altogether.
  static func of(_ input: [UInt8], other: [UInt8], using generator: inout FuzzGenerator) -> [UInt8] {
    if generator.next() % 64 == 0 { return (0..<generator.index(below: 200)).map { _ in UInt8(truncatingIfNeeded: generator.next()) } }
    var bytes = input
    for _ in 0...(generator.next().trailingZeroBitCount % 8) {
      let place = generator.index(below: bytes.count + 1)
      switch generator.next() % 9 {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(generator.next() % 8)
      case 1 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      case 2: bytes.insert(UInt8(truncatingIfNeeded: generator.next()), at: place)
      case 3 where place < bytes.count: bytes.remove(at: place)
      case 4: bytes.removeLast(min(bytes.count, generator.index(below: 40)))
      case 5:
        let end = min(bytes.count, place + generator.index(below: 30))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: generator.index(below: bytes.count + 1))
      case 6: bytes = Array(bytes[..<place]) + other.suffix(generator.index(below: other.count + 1))
      default: bytes.insert(contentsOf: pieces[generator.index(below: pieces.count)], at: place)
      }
      if bytes.count > 4096 { bytes.removeLast(bytes.count - 4096) }
    }
    return bytes
  }
}
