/// What each byte may be in an e-mail address, and whether a whole one is in its normal form.
struct EmailBytes: Sendable {
  static let at = UInt8(ascii: "@")
  static let dot = UInt8(ascii: ".")
  static let hyphen = UInt8(ascii: "-")
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")

  private static let local: UInt8 = 1
  private static let domain: UInt8 = 2
  private static let letter: UInt8 = 4

  /// By byte: what it may be in an address that nothing needs to be done to.
  private let classes: [UInt8]
  private let foldsLocalPart: Bool

  init(foldsLocalPart: Bool) {
    self.foldsLocalPart = foldsLocalPart
    classes = (UInt8.min...UInt8.max).map { byte in
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      let isDomain = isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == Self.hyphen
      return (Self.isAtomText(byte) && !(isCapital && foldsLocalPart) ? Self.local : 0) | (isDomain ? Self.domain : 0) | (isLetter ? Self.letter : 0)
    }
  }

  /// Source: RFC 5322 section 3.2.3, `atext`.
  static func isAtomText(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
  }

  /// The normal form of an address that needs nothing but small letters; `nil` says nothing.
  func normal(_ text: some StringProtocol) -> String? {
    guard text.utf8.count <= EmailAddress.longest else { return nil }
    var bytes = Array(text.utf8)
    for index in bytes.indices.reversed() {
      if bytes[index] == Self.at, !foldsLocalPart { break }
      if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[index]) { bytes[index] |= 0x20 }
    }
    return unsafe bytes.withUnsafeBytes { unsafe isNormal($0) } ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// Whether the bytes are surely an address in its normal form: no capitals to fold, no `xn--` to look into, nothing quoted.
  func isNormal(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard (5...EmailAddress.longest).contains(bytes.count) else { return false }
    return unsafe classes.withUnsafeBufferPointer { classes in
      guard let end = unsafe Self.localEnd(bytes, classes) else { return false }
      return unsafe Self.isDomain(bytes, from: end + 1, classes)
    }
  }

  /// Where the `@` after a local part is; `nil` when what stands there needs to be looked at.
  @inline(__always)
  private static func localEnd(_ bytes: UnsafeRawBufferPointer, _ classes: UnsafeBufferPointer<UInt8>) -> Int? {
    var position = 0
    var isAfterDot = true
    while position < bytes.count {
      let byte = unsafe bytes[position]
      if unsafe classes[Int(byte)] & local != 0 {
        isAfterDot = false
      } else {
        guard !isAfterDot else { return nil }
        if byte == at { return position <= 64 ? position : nil }
        guard byte == dot else { return nil }
        isAfterDot = true
      }
      position += 1
    }
    return nil
  }

  /// Whether all from there on is a domain name of at least two labels, the last not a number.
  @inline(__always)
  private static func isDomain(_ bytes: UnsafeRawBufferPointer, from start: Int, _ classes: UnsafeBufferPointer<UInt8>) -> Bool {
    var (label, position, labels) = (start, start, 0)
    var seen: UInt8 = 0
    while true {
      let byte = unsafe position < bytes.count ? bytes[position] : dot
      if unsafe classes[Int(byte)] & domain != 0 {
        seen |= unsafe classes[Int(byte)]
        position += 1
        continue
      }
      guard byte == dot, unsafe isLabel(bytes, label..<position) else { return false }
      labels += 1
      if position == bytes.count { return labels > 1 && seen & letter != 0 }
      position += 1
      label = position
      seen = 0
    }
  }

  /// Source: RFC 1035 section 2.3.1, as RFC 1123 section 2.1 relaxes it.
  @inline(__always)
  private static func isLabel(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    guard (1...63).contains(range.count), range.upperBound <= bytes.count else { return false }
    let (first, last) = unsafe (bytes[range.lowerBound], bytes[range.upperBound - 1])
    guard first != hyphen, last != hyphen else { return false }
    guard range.count >= 4 else { return true }
    // Hyphens in the third place and the fourth: what stands there may be in Punycode.
    let (third, fourth) = unsafe (bytes[range.lowerBound + 2], bytes[range.lowerBound + 3])
    return third != hyphen || fourth != hyphen
  }
}
