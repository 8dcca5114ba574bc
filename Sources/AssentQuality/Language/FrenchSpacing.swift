import AssentModel

/// Which space stands before or after which sign in a French locale.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale; for Canada, Office québécois de la langue française.
struct FrenchSpacing {
  private let style: Style

  private enum Style {
    case european
    case canadian
    case swiss
  }

  init(_ locale: LocaleTag) {
    style =
      switch locale.region {
      case "CA": .canadian
      case "CH": .swiss
      default: .european
      }
  }

  private static let narrow: Unicode.Scalar = "\u{202F}"
  private static let wide: Unicode.Scalar = "\u{A0}"

  func expected(at sign: Unicode.Scalar) -> String {
    switch style {
    case .european: sign == ":" ? String(Self.wide) : String(Self.narrow)
    case .canadian: sign == ":" || sign == "«" || sign == "»" ? String(Self.wide) : ""
    case .swiss: String(Self.narrow)
    }
  }

  func accepts(_ gap: [Unicode.Scalar], at sign: Unicode.Scalar) -> Bool {
    guard gap.count <= 1 else { return false }
    guard let space = gap.first else { return expected(at: sign).isEmpty }
    switch style {
    case .european: return space == (sign == ":" ? Self.wide : Self.narrow)
    case .canadian: return space == (sign == ":" || sign == "«" || sign == "»" ? Self.wide : Self.narrow)
    case .swiss: return space == Self.narrow || sign == ":" && space == Self.wide
    }
  }

  /// The name of a space for messages.
  static func name(of space: String) -> String { name(of: Array(space.unicodeScalars)) }

  static func name(of gap: [Unicode.Scalar]) -> String {
    guard let space = gap.first else { return "no space" }
    if gap.count > 1 { return "more than one space" }
    switch space.value {
    case 0x20: return "a plain space"
    case 0xA0: return "a no-break space (U+00A0)"
    case 0x202F: return "a narrow no-break space (U+202F)"
    case 0x09: return "a tab"
    default: return "U+\(String(space.value, radix: 16, uppercase: true))"
    }
  }
}
