/// A set of names of a vocabulary of at most 256 names, as bits.
struct NameSet<Name: HTMLName>: Sendable, Hashable, ExpressibleByArrayLiteral {
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0
  private var top: UInt64 = 0

  init() {}

  init(arrayLiteral names: Name...) {
    for name in names { insert(name) }
  }

  init(_ names: some Sequence<Name>) {
    for name in names { insert(name) }
  }

  /// Every name of the vocabulary.
  static var all: Self { Self(Name.allCases) }

  var isEmpty: Bool { low | middle | high | top == 0 }

  @inline(__always)
  func contains(_ name: Name) -> Bool {
    let bit = UInt64(1) << UInt64(name.rawValue & 63)
    switch name.rawValue >> 6 {
    case 0: return low & bit != 0
    case 1: return middle & bit != 0
    case 2: return high & bit != 0
    default: return top & bit != 0
    }
  }

  @inline(__always)
  mutating func insert(_ name: Name) {
    let bit = UInt64(1) << UInt64(name.rawValue & 63)
    switch name.rawValue >> 6 {
    case 0: low |= bit
    case 1: middle |= bit
    case 2: high |= bit
    default: top |= bit
    }
  }

  @inline(__always)
  func intersects(_ other: Self) -> Bool {
    (low & other.low) | (middle & other.middle) | (high & other.high) | (top & other.top) != 0
  }

  /// The names that are in this set and not in the other.
  @inline(__always)
  func subtracting(_ other: Self) -> Self {
    var rest = self
    rest.low &= ~other.low
    rest.middle &= ~other.middle
    rest.high &= ~other.high
    rest.top &= ~other.top
    return rest
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.low |= right.low
    sum.middle |= right.middle
    sum.high |= right.high
    sum.top |= right.top
    return sum
  }

  /// The names, in the order of the vocabulary.
  var names: [Name] { Name.allCases.filter(contains) }
}

typealias ElementSet = NameSet<ElementName>
typealias AttributeSet = NameSet<AttributeName>
typealias RoleSet = NameSet<ARIARole>

/// A closed list of the names that HTML or ARIA gives to something; the raw value is the position in the list.
protocol HTMLName: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == UInt8 {
  /// The spelling of every name, by raw value.
  static var spellings: [String] { get }
}

extension HTMLName {
  /// The name as it is written in a page.
  var spelling: String { Self.spellings[Int(rawValue)] }

  /// The names of the cases, a capital standing for a hyphen and a small letter.
  static func spellingsOfCases() -> [String] {
    allCases.map { name in
      "\(name)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
  }
}
