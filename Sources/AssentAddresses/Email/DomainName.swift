import CIDN2

/// What stands after the `@`.
///
/// Source: RFC 1035 section 2.3, RFC 1123 section 2.1, RFC 5890.
enum DomainName {
  /// The name in ASCII and lower case, without a dot at its end.
  ///
  /// Bytes in brackets are an address literal, `[192.0.2.1]`: mail to a computer, for its administrators. A list of people has none but by mistake.
  static func normal(_ bytes: [UInt8]) throws(AddressFault) -> String {
    guard bytes.first != UInt8(ascii: "[") else { throw .addressLiteral }
    guard bytes.allSatisfy({ $0 >= 0x80 || isNameByte($0) }) else { throw .badDomain }
    var name = String(decoding: bytes, as: UTF8.self).lowercased()
    if bytes.contains(where: { $0 >= 0x80 }) || name.hasPrefix("xn--") || name.contains(".xn--") {
      guard let encoded = InternationalName.ascii(name) else { throw .badDomain }
      name = encoded.lowercased()
    }
    if name.utf8.last == EmailBytes.dot { name.removeLast() }
    let labels = name.utf8.split(separator: EmailBytes.dot, omittingEmptySubsequences: false)
    guard labels.allSatisfy(isLabel), let last = labels.last else { throw .badDomain }
    guard labels.count > 1 else { throw .noDot }
    guard !last.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == EmailBytes.hyphen }) else { throw .badDomain }
    return name
  }

  private static func isLabel(_ label: Substring.UTF8View) -> Bool {
    (1...63).contains(label.count) && label.first != EmailBytes.hyphen && label.last != EmailBytes.hyphen
      && label.allSatisfy { isNameByte($0) && $0 != EmailBytes.dot }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: byte == EmailBytes.hyphen || byte == EmailBytes.dot
    }
  }
}

/// Domain names in other scripts than ASCII.
///
/// libidn2 keeps no state between calls but constant tables, and these functions don't look at the process's locale: any number of threads may call.
/// Source: RFC 5891, Unicode Technical Standard 46, non-transitional processing.
package enum InternationalName {
  /// The name as it stands in the domain name system; `nil` when it isn't allowed there, such as one with a symbol or a false `xn--` label.
  ///
  /// The result may still hold what no host name has: libidn2 2.3 drops such characters when told to look at them, so it isn't told.
  package static func ascii(_ name: String) -> String? {
    guard !name.utf8.contains(0) else { return nil }
    var output: UnsafeMutablePointer<CChar>?
    let flags = CInt(IDN2_NONTRANSITIONAL.rawValue | IDN2_NFC_INPUT.rawValue)
    let status = unsafe name.withCString { unsafe idn2_to_ascii_8z($0, &output, flags) }
    defer { unsafe idn2_free(output) }
    guard status == IDN2_OK.rawValue, let output = unsafe output else { return nil }
    return unsafe String(cString: output)
  }
}
