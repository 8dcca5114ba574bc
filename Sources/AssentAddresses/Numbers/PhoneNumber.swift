/// A telephone number in E.164: `+`, the country's calling code, the number in that country, 8 to 15 digits.
///
/// What it knows: calling codes, what is dialled before a number inside a country and out of it, and how long the default country's numbers are.
/// What it doesn't: whether the number is assigned, a mobile one, or as long as that country's are when it has a calling code; letters and
/// extensions; carrier codes as in Brazil, the 9 and 15 of Argentine mobiles. libphonenumber knows more and has no C interface.
/// Source: ITU-T E.164.
enum PhoneNumber {
  private static let digits = 8...15
  private static let zero: UInt8 = 0
  /// What people write between the digits. Hyphens and dashes are known by their category.
  private static let separators: Set<Unicode.Scalar> = [".", "/", "(", ")", "\u{2212}", "\u{FF08}", "\u{FF09}", "\u{FF0E}", "\u{FF0F}", "\u{00B7}"]

  static func normal(_ text: String, country: CallingPlan.Country?) throws(AddressFault) -> String {
    let written = try WrittenNumber(text)
    if written.hasPlus { return try international(written.digits[...]) }
    if let prefix = country?.internationalPrefix ?? (country == nil ? CallingPlan.commonPrefix : nil), written.digits.starts(with: prefix) {
      return try international(written.digits.dropFirst(prefix.count))
    }
    if written.digits.starts(with: CallingPlan.commonPrefix) {
      guard let country, country.internationalPrefix != nil else { throw .ambiguousPrefix }
      if !country.trunkPrefixes.contains([zero]) { return try international(written.digits.dropFirst(2)) }
    }
    guard let country else { throw .noCountry }
    return try national(written.digits[...], country)
  }

  /// A number with its calling code, without what is dialled before it.
  private static func international(_ number: ArraySlice<UInt8>) throws(AddressFault) -> String {
    guard let code = CallingPlan.shared.callingCode(of: number) else { throw .unknownCallingCode }
    var rest = number.dropFirst(code.digits.count)
    if rest.first == zero, !code.allowsZero {
      // +32 (0)470: the 0 is dialled inside the country only.
      guard let trunk = code.trunkPrefixes.first(where: { $0.first == zero && rest.starts(with: $0) }) else { throw .leadingZero }
      rest = rest.dropFirst(trunk.count)
      guard rest.first != zero else { throw .leadingZero }
    }
    guard digits.contains(code.digits.count + rest.count) else { throw .wrongLength }
    return String(decoding: [UInt8(ascii: "+")] + (code.digits + rest).map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }

  /// A number as it is dialled inside the country, or with the country's calling code and no `+` before it.
  ///
  /// Where a 0 or the like is dialled first, a number without it is one that lost it in a spreadsheet, unless it begins with the calling code.
  private static func national(_ number: ArraySlice<UInt8>, _ country: CallingPlan.Country) throws(AddressFault) -> String {
    let code = country.callingCode
    for trunk in country.trunkPrefixes where number.starts(with: trunk) {
      let rest = number.dropFirst(trunk.count)
      if country.lengths.contains(rest.count), rest.first != zero { return try international(code + rest) }
    }
    let withoutCode = number.dropFirst(code.count)
    let hasCode = number.starts(with: code) && country.lengths.contains(withoutCode.count)
    let isComplete = country.lengths.contains(number.count)
    if hasCode, !(isComplete && country.trunkPrefixes.isEmpty) { return try international(number) }
    guard isComplete else { throw .wrongLength }
    return try international(code + number)
  }

  /// The digits of a number, and whether a `+` stands before them.
  private struct WrittenNumber {
    var digits: [UInt8] = []
    var hasPlus = false

    init(_ text: String) throws(AddressFault) {
      for scalar in text.unicodeScalars {
        if let digit = PhoneNumber.digit(scalar) {
          digits.append(digit)
          guard digits.count <= 32 else { throw .wrongLength }
        } else if scalar == "+" || scalar == "\u{FF0B}" {
          guard !hasPlus, digits.isEmpty else { throw .notDigits }
          hasPlus = true
        } else if !PhoneNumber.isSeparator(scalar) {
          throw .notDigits
        }
      }
      guard !digits.isEmpty else { throw .notDigits }
    }
  }

  /// Digits of every script, full-width ones among them.
  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? UInt8(scalar.value - 0x30) : nil }
    guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue, (0...9).contains(value) else { return nil }
    return UInt8(value)
  }

  /// Spaces of every width, hyphens and dashes, dots, slashes, parentheses, and the invisible marks that address books put around numbers.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .dashPunctuation, .format: true
    default: scalar == "\t" || separators.contains(scalar)
    }
  }
}

/// Whether bytes are a number in E.164 already.
struct NumberBytes: Sendable {
  private let firstDigits = CallingPlan.shared.firstDigits

  /// Whether the bytes are surely a number in its normal form: a known calling code, 8 to 15 digits, no 0 where none can be.
  func isNormal(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let zero = UInt8(ascii: "0")
    guard (9...16).contains(bytes.count), unsafe bytes[0] == UInt8(ascii: "+") else { return false }
    var largest: UInt8 = 0
    for position in 1..<bytes.count {
      let digit = unsafe bytes[position] &- zero
      largest = max(largest, digit)
    }
    guard largest <= 9 else { return false }
    let (first, second, third) = unsafe (bytes[1], bytes[2], bytes[3])
    let code = firstDigits[100 * Int(first - zero) + 10 * Int(second - zero) + Int(third - zero)]
    guard code != 0 else { return false }
    let next = unsafe bytes[1 + Int(code & 3)]
    return code > 4 || next != zero
  }
}
