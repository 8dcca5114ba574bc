/// UTF-8 that was read as Windows-1252.
enum TwiceDecoded {
  /// The continuation byte of UTF-8 that Windows-1252 shows as a character; `nil` when it is none.
  static func continuation(_ scalar: Unicode.Scalar) -> UInt8? {
    if (0x80...0xBF).contains(scalar.value) { return UInt8(truncatingIfNeeded: scalar.value) }
    return scalar.value < 0x152 ? nil : bytes[scalar]
  }

  /// What the characters were before, when they can be read as UTF-8 as a whole.
  static func repaired(_ scalars: ArraySlice<Unicode.Scalar>) -> String? {
    var encoded: [UInt8] = []
    for scalar in scalars {
      if scalar.value >= 0x80, scalar.value <= 0xFF {
        encoded.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let byte = bytes[scalar] {
        encoded.append(byte)
      } else {
        return nil
      }
    }
    return String(validating: encoded, as: UTF8.self)
  }

  /// Windows-1252 where it differs from Latin-1.
  private static let bytes: [Unicode.Scalar: UInt8] = [
    "\u{20AC}": 0x80, "\u{201A}": 0x82, "\u{0192}": 0x83, "\u{201E}": 0x84, "\u{2026}": 0x85, "\u{2020}": 0x86, "\u{2021}": 0x87,
    "\u{02C6}": 0x88, "\u{2030}": 0x89, "\u{0160}": 0x8A, "\u{2039}": 0x8B, "\u{0152}": 0x8C, "\u{017D}": 0x8E, "\u{2018}": 0x91,
    "\u{2019}": 0x92, "\u{201C}": 0x93, "\u{201D}": 0x94, "\u{2022}": 0x95, "\u{2013}": 0x96, "\u{2014}": 0x97, "\u{02DC}": 0x98,
    "\u{2122}": 0x99, "\u{0161}": 0x9A, "\u{203A}": 0x9B, "\u{0153}": 0x9C, "\u{017E}": 0x9E, "\u{0178}": 0x9F,
  ]
}
