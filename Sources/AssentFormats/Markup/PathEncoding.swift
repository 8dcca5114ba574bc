import AssentModel

/// The spelling of a file's path in the address of a page.
///
/// Source: RFC 3986 sections 2.1 and 3.3.
public enum PathEncoding {
  /// The path with all but unreserved characters and slashes percent-encoded, so that it may also stand in an attribute as it is.
  public static func encoded(_ path: String) -> String {
    if path.utf8.allSatisfy(isPlain) { return path }
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    for byte in path.utf8 {
      if isPlain(byte) { encoded.append(byte) } else { encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// The path that an address means, decoded once; `nil` where it isn't UTF-8, a percent sign isn't followed by two hexadecimal digits, or a
  /// slash, a backslash or a control character is encoded, which no path of a page holds.
  public static func decoded(_ path: some Sequence<UInt8>) -> String? {
    var decoded: [UInt8] = []
    var bytes = path.makeIterator()
    while let byte = bytes.next() {
      guard byte == UInt8(ascii: "%") else {
        decoded.append(byte)
        continue
      }
      guard let high = bytes.next()?.hexValue, let low = bytes.next()?.hexValue else { return nil }
      let value = high << 4 | low
      guard value >= 0x20, value != 0x7F, value != UInt8(ascii: "/"), value != UInt8(ascii: "\\") else { return nil }
      decoded.append(value)
    }
    return String(validating: decoded, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || "-._~/".utf8.contains(byte) }
}
