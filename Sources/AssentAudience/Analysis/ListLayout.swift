import AssentModel
public import AssentSheets

/// How a list is written, and in which columns the profile, the address and the locale are.
public struct ListLayout: Hashable, Sendable {
  public let format: SheetFormat
  let columnCount: Int
  let profile: Int
  /// `nil` when the list names no address of the channel: then every row is without one.
  let address: Int
  let locale: Int?
  /// For JSON lines: the names of the members, and which column each is for.
  let members: [[UInt8]]
  let memberColumns: [Int]

  static let profileNames = ["profile", "id", "profile_id", "profileid"]
  static let localeNames = ["locale", "language", "lang"]

  static func addressNames(_ channel: String) -> [String] {
    switch channel {
    case "email": ["email", "e-mail", "email_address", "mail", "address"]
    case "sms": ["sms", "mobile", "phone", "number", "phone_number", "msisdn", "address"]
    case "phone": ["phone", "telephone", "tel", "phone_number", "number", "mobile", "address"]
    case "push": ["push", "token", "device", "address"]
    default: ["post", "postal_address", "address"]
    }
  }

  /// Finds the columns by the names in the header.
  init(_ columns: SheetColumns, separator: UInt8, channel: String) throws(SheetError) {
    format = .csv(separator: separator)
    columnCount = columns.names.count
    profile = try columns.index(ofRequired: Self.profileNames, separator: separator)
    address = try columns.index(ofRequired: Self.addressNames(channel), separator: separator)
    locale = try columns.index(named: Self.localeNames)
    (members, memberColumns) = ([], [])
  }

  /// JSON lines: the members of these names.
  init(channel: String) {
    format = .jsonLines
    (columnCount, profile, address, locale) = (3, 0, 1, 2)
    let names = [Self.profileNames, Self.addressNames(channel), Self.localeNames]
    members = names.flatMap { $0.map { Array($0.utf8) } }
    memberColumns = names.enumerated().flatMap { index, names in names.map { _ in index } }
  }
}
