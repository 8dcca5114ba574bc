/// A closed list of the names that HTML or ARIA gives to something; the raw value is the position in the list.
protocol Vocabulary: CaseIterable, Hashable, Sendable, RawRepresentable where RawValue == UInt8 {
  /// The spelling of every name, by raw value.
  static var spellings: [String] { get }
}

extension Vocabulary {
  /// The name as it is written in a page.
  var spelling: String { Self.spellings[Int(rawValue)] }

  /// The names of the cases, a capital standing for a hyphen and a small letter.
  static func spellingsOfCases() -> [String] {
    allCases.map { name in
      "\(name)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
    }
  }
}
