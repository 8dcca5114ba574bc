/// Writes a JSON object in one spelling: no spaces, nothing for what is absent. Members are added in the order of their names.
///
/// Source: RFC 8785.
struct CanonicalJSON {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  init() { bytes.reserveCapacity(768) }

  mutating func add(_ name: String, _ text: String?) {
    guard let text else { return }
    addName(name)
    addString(text)
  }

  mutating func add(_ name: String, _ number: Int64?) {
    guard let number else { return }
    addName(name)
    bytes += String(number).utf8
  }

  /// Adds a value that is JSON in its one spelling already.
  mutating func add(_ name: String, json: String?) {
    guard let json else { return }
    addName(name)
    bytes += json.utf8
  }

  consuming func finished() -> String {
    bytes.append(UInt8(ascii: "}"))
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func addName(_ name: String) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    addString(name)
    bytes.append(UInt8(ascii: ":"))
  }

  private mutating func addString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly every text stands as it is, and is copied as a whole.
    if text.utf8.allSatisfy(Self.standsAsItIs) { bytes += text.utf8 } else { for byte in text.utf8 { addEscaped(byte) } }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func standsAsItIs(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") }

  private mutating func addEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0..<0x20: bytes += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
    default: bytes.append(byte)
    }
  }
}
