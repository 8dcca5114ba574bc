/// Which calling codes there are, and how numbers are dialled in each country.
struct CallingPlan: Sendable {
  static let shared = CallingPlan(CallingPlan.table)
  /// What is dialled before a number of another country nearly everywhere. ITU-T E.164.
  static let commonPrefix: [UInt8] = [0, 0]

  struct Country: Sendable {
    let callingCode: [UInt8]
    /// What is dialled before a number inside the country and no part of it: 0 in most of Europe, 06 in Hungary.
    let trunkPrefixes: [[UInt8]]
    /// Digits after the calling code.
    let lengths: ClosedRange<Int>
    /// What is dialled before a number of another country; `nil` where the telephone company decides.
    let internationalPrefix: [UInt8]?
  }

  struct CallingCode: Sendable {
    let digits: [UInt8]
    let trunkPrefixes: [[UInt8]]
    /// Whether numbers may begin with a 0 that is dialled from abroad as well.
    let allowsZero: Bool
  }

  /// By ISO 3166-1 alpha-2.
  let countries: [String: Country]
  private let codes: [Int: CallingCode]
  /// By the first three digits of a number: how many of them are the calling code, 0 for none; plus 4 when a 0 may follow it.
  private let firstDigits: [UInt8]

  private init(_ table: String) {
    var countries: [String: Country] = [:]
    var codes: [Int: CallingCode] = [:]
    for entry in table.split(whereSeparator: \.isWhitespace) {
      let fields = entry.split(separator: ":", omittingEmptySubsequences: false)
      guard fields.count >= 4, let first = Int(fields[3].prefix { $0 != "-" }), let last = Int(fields[3].split(separator: "-").last ?? "") else {
        continue
      }
      let country = Country(
        callingCode: Self.digits(fields[1]), trunkPrefixes: fields[2].split(separator: "/").map(Self.digits).filter { !$0.isEmpty },
        lengths: min(first, last)...max(first, last), internationalPrefix: fields.count < 5 ? Self.commonPrefix : Self.prefix(fields[4]))
      countries[String(fields[0])] = country
      let code = Self.number(country.callingCode[...])
      let trunkPrefixes = codes[code]?.trunkPrefixes ?? country.trunkPrefixes
      codes[code] = CallingCode(digits: country.callingCode, trunkPrefixes: trunkPrefixes, allowsZero: Self.codesWithZero.contains(code))
    }
    for code in Self.networkCodes {
      codes[code] = CallingCode(digits: Self.digits(Substring(String(code))), trunkPrefixes: [], allowsZero: true)
    }
    self.countries = countries
    self.codes = codes
    self.firstDigits = (0..<1000).map { number in
      for length in 1...3 {
        let code = length == 1 ? number / 100 : length == 2 ? number / 10 : number
        if let code = codes[code], code.digits.count == length { return UInt8(length) + (code.allowsZero ? 4 : 0) }
      }
      return 0
    }
  }

  /// The calling code that a number begins with.
  func callingCode(of number: ArraySlice<UInt8>) -> CallingCode? {
    for length in 1...3 {
      if let code = codes[Self.number(number.prefix(length))], code.digits.count == length, number.count >= length { return code }
    }
    return nil
  }

  /// Whether the bytes are surely a number in E.164.
  func isNormal(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard (9...16).contains(bytes.count), unsafe bytes[0] == UInt8(ascii: "+") else { return false }
    let zero = UInt8(ascii: "0")
    var largest: UInt8 = 0
    for position in 1..<bytes.count {
      let digit = unsafe bytes[position] &- zero
      largest = max(largest, digit)
    }
    guard largest <= 9 else { return false }
    let (first, second, third) = unsafe (bytes[1], bytes[2], bytes[3])
    let code = firstDigits[100 * Int(first - zero) + 10 * Int(second - zero) + Int(third - zero)]
    guard code != 0 else { return false }
    let length = Int(code & 3)
    let next = unsafe bytes[1 + length]
    return code > 4 || next != zero
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { 10 * $0 + Int($1) } }

  private static func digits(_ text: Substring) -> [UInt8] { text.utf8.compactMap { (0x30...0x39).contains($0) ? $0 - 0x30 : nil } }

  private static func prefix(_ text: Substring) -> [UInt8]? { text == "-" ? nil : digits(text) }
}
