/// The text of an address out of a field such as `rfc822; ana@example.be`.
///
/// Source: RFC 3464 sections 2.3.1 and 2.3.2, RFC 6533 section 3.
enum RecipientField {
  /// The address as the field has it; `nil` when it is of a kind that is no e-mail address.
  static func text(_ value: String) -> String? {
    let (type, address) = FieldText.typed(value, usual: "rfc822")
    switch type {
    case "rfc822", "smtp": return bare(address)
    case "utf-8": return bare(unfoldedUTF8(address))
    default: return nil
    }
  }

  /// The original recipient. Some servers forget to decode the xtext in which it came to them; it is decoded when that makes it the final
  /// recipient, or
  /// when it is no address as it stands.
  ///
  /// Source: RFC 3461 sections 4 and 4.2.
  static func decodingXtext(_ original: String, final: String?, isAddress: (String) -> Bool) -> String {
    guard original.contains("+"), let decoded = xtext(original), decoded != original else { return original }
    if let final, decoded.lowercased() == final.lowercased() { return decoded }
    return !isAddress(original) && isAddress(decoded) ? decoded : original
  }

  /// Without the angle brackets and the comment that some servers put around or after it.
  static func bare(_ text: some StringProtocol) -> String? {
    var text = FieldText.trimmed(text)
    if let open = text.lastIndex(of: "<"), let close = text[open...].firstIndex(of: ">") {
      text = FieldText.trimmed(text[text.index(after: open)..<close])
    } else if let space = text.firstIndex(where: \.isWhitespace), !text.hasPrefix("\"") {
      guard FieldText.trimmed(text[space...]).hasPrefix("(") else { return String(text) }
      text = text[..<space]
    }
    return text.isEmpty ? nil : String(text)
  }

  /// `+2B` and its kin: a plus sign and two digits, A to F in upper case. `nil` when a plus sign has none, or the bytes are no UTF-8.
  private static func xtext(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "+") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(hexadecimal), let low = rest.popFirst().flatMap(hexadecimal) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// `\x{E9}` and its kin, of the type utf-8 in places that are ASCII only; what is none stays as it is.
  private static func unfoldedUTF8(_ text: Substring) -> String {
    var result = ""
    var rest = text
    while let start = rest.firstRange(of: "\\x{") {
      result += rest[..<start.lowerBound]
      let digits = rest[start.upperBound...].prefix { $0.isHexDigit && $0.isASCII }
      guard (1...6).contains(digits.count), rest[digits.endIndex...].first == "}", let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
      else {
        result += rest[start]
        rest = rest[start.upperBound...]
        continue
      }
      result.unicodeScalars.append(scalar)
      rest = rest[rest.index(after: digits.endIndex)...]
    }
    return result + rest
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    default: nil
    }
  }
}
