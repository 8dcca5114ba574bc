internal import CLibXML2

/// What the parser's interned names stand for, found by their address.
///
/// The parser hands out the same address for the same name as long as its dictionary lives.
struct NameIndex {
  private var keys: [UInt]
  private var values: [UInt16]
  private static let size = 2048

  /// What an address stands for.
  struct Meaning {
    var element: ElementName
    var attribute: AttributeName?
  }

  init(_ dictionary: xmlDictPtr?) {
    keys = [UInt](repeating: 0, count: Self.size)
    values = [UInt16](repeating: 0, count: Self.size)
    for element in ElementName.allCases where element != .unknown {
      unsafe insert(element.spelling, in: dictionary) { $0 | UInt16(element.rawValue) }
    }
    for attribute in AttributeName.allCases where attribute.rawValue > AttributeName.xmlLang.rawValue {
      unsafe insert(attribute.spelling, in: dictionary) { $0 | UInt16(attribute.rawValue) << 8 }
    }
  }

  /// The element and the attribute that the name at the address is; `unknown` and `nil` when it is none.
  @inline(__always)
  func meaning(of address: UInt) -> Meaning {
    var slot = Self.slot(address)
    while keys[slot] != 0 {
      if keys[slot] == address {
        let value = values[slot]
        return Meaning(
          element: ElementName(rawValue: UInt8(value & 0xFF)) ?? .unknown,
          attribute: value >> 8 == 0 ? nil : AttributeName(rawValue: UInt8(value >> 8)))
      }
      slot = (slot + 1) & (Self.size - 1)
    }
    return Meaning(element: .unknown, attribute: nil)
  }

  private mutating func insert(_ name: String, in dictionary: xmlDictPtr?, _ change: (UInt16) -> UInt16) {
    let address = UInt(bitPattern: unsafe xmlDictLookup(dictionary, name, Int32(name.utf8.count)))
    guard address != 0 else { return }
    var slot = Self.slot(address)
    while keys[slot] != 0 && keys[slot] != address { slot = (slot + 1) & (Self.size - 1) }
    keys[slot] = address
    values[slot] = change(values[slot])
  }

  @inline(__always)
  private static func slot(_ address: UInt) -> Int {
    Int((UInt64(address) &* 0x9E37_79B9_7F4A_7C15) >> 53)
  }
}
