import Foundation

/// An e-mail address: local part, `@`, domain.
///
/// Source: RFC 5321 section 4.1.2 and 4.5.3.1, RFC 5322 section 3.4.1, RFC 6531 section 3.3.
enum EmailAddress {
  /// Bytes, in the normal form: 256 of a path without its angle brackets. RFC 3696, erratum 1690.
  static let longest = 254
  /// Bytes of a text that is worth reading: what is longer has no normal form that is short enough.
  private static let longestText = 1024

  static func normal(_ text: String, foldsLocalPart: Bool) throws(AddressFault) -> String {
    guard text.utf8.count <= longestText else { throw .tooLong }
    let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
    let bytes = Array((isASCII ? text : text.precomposedStringWithCanonicalMapping).utf8)
    let isQuoted = bytes.first == EmailBytes.quote
    let (content, end) = try isQuoted ? quoted(bytes) : plain(bytes)
    let local = try LocalPart.normal(content, isQuoted: isQuoted, folds: foldsLocalPart)
    let normal = local + "@" + (try DomainName.normal(Array(bytes[(end + 1)...])))
    guard normal.utf8.count <= longest else { throw .tooLong }
    return normal
  }

  /// What stands before the only `@`, and where that is.
  private static func plain(_ bytes: [UInt8]) throws(AddressFault) -> (local: [UInt8], end: Int) {
    if bytes.last == UInt8(ascii: ">"), bytes.contains(UInt8(ascii: "<")) { throw .displayName }
    guard let end = bytes.firstIndex(of: EmailBytes.at) else { throw .noAtSign }
    guard !bytes[(end + 1)...].contains(EmailBytes.at) else { throw .severalAtSigns }
    return (Array(bytes[..<end]), end)
  }

  /// What the quotation marks hold, without the backslashes that escape, and where the `@` is.
  private static func quoted(_ bytes: [UInt8]) throws(AddressFault) -> (local: [UInt8], end: Int) {
    var local: [UInt8] = []
    var position = 1
    while position < bytes.count, bytes[position] != EmailBytes.quote {
      if bytes[position] == EmailBytes.backslash {
        position += 1
        guard position < bytes.count, (0x20...0x7E).contains(bytes[position]) else { throw .badLocalPart }
      }
      local.append(bytes[position])
      position += 1
    }
    let rest = bytes.dropFirst(position + 1)
    if rest.last == UInt8(ascii: ">"), rest.contains(UInt8(ascii: "<")) { throw .displayName }
    guard let next = rest.first else { throw bytes.contains(EmailBytes.at) ? .badLocalPart : .noAtSign }
    guard next == EmailBytes.at else { throw .badLocalPart }
    guard !rest.dropFirst().contains(EmailBytes.at) else { throw .severalAtSigns }
    return (local, rest.startIndex)
  }
}
