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

/// What stands before the `@`: the name of a mailbox, without the quotation marks that it may need.
enum LocalPart {
  /// Bytes, in the normal form, its quotation marks included. RFC 5321 section 4.5.3.1.1.
  private static let longest = 64

  /// The spelling of a mailbox's name in NFC: folded or not, in quotation marks only when it was written so and needs them.
  static func normal(_ content: [UInt8], isQuoted: Bool, folds: Bool) throws(AddressFault) -> String {
    guard !content.isEmpty else { throw .emptyLocalPart }
    let text = String(decoding: content, as: UTF8.self)
    guard text.unicodeScalars.allSatisfy(isAllowed) else {
      throw text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? .controlCharacter : .badLocalPart
    }
    let folded = folds ? folded(text) : text
    let isPlain = isDotAtom(folded)
    guard isPlain || isQuoted else { throw .badLocalPart }
    let normal = isPlain ? folded : quoted(folded)
    guard normal.utf8.count <= longest else { throw .localPartTooLong }
    return normal
  }

  /// Simple case folding: no letter becomes two, so that `straße` and `strasse` stay two mailboxes. Folding twice changes nothing more.
  ///
  /// Source: Unicode 16, section 5.18, canonical caseless matching with simple mappings.
  static func folded(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { folded.append(self.folded(scalar)) }
    return String(folded).precomposedStringWithCanonicalMapping
  }

  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.properties.changesWhenCaseFolded || scalar.properties.changesWhenLowercased else { return scalar }
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    return single(upper.properties.lowercaseMapping) ?? scalar
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
  }

  /// RFC 6531 lets in every character beyond ASCII. Those that nobody sees or that no text has don't come from a person.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return (0x20...0x7E).contains(scalar.value) }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: false
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Source: RFC 5322 section 3.2.3, with RFC 6531's characters beyond ASCII.
  private static func isDotAtom(_ text: String) -> Bool {
    var isAfterDot = true
    for byte in text.utf8 {
      if byte == EmailBytes.dot {
        guard !isAfterDot else { return false }
        isAfterDot = true
      } else {
        guard byte >= 0x80 || EmailBytes.isAtomText(byte) else { return false }
        isAfterDot = false
      }
    }
    return !isAfterDot
  }
}
