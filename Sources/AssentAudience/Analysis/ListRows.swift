public import AssentFormats
import AssentModel
import Glibc

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

  static func addressNames(_ channel: Channel) -> [String] {
    switch channel {
    case .email: ["email", "e-mail", "email_address", "mail", "address"]
    case .sms: ["sms", "mobile", "phone", "number", "phone_number", "msisdn", "address"]
    case .phone: ["phone", "telephone", "tel", "phone_number", "number", "mobile", "address"]
    case .push: ["push", "token", "device", "address"]
    case .post: ["post", "postal_address", "address"]
    }
  }

  /// Finds the columns by the names in the header.
  init(_ columns: SheetColumns, separator: UInt8, channel: Channel) throws(SheetError) {
    format = .csv(separator: separator)
    columnCount = columns.names.count
    profile = try columns.index(ofRequired: Self.profileNames, separator: separator)
    address = try columns.index(ofRequired: Self.addressNames(channel), separator: separator)
    locale = try columns.index(named: Self.localeNames)
    (members, memberColumns) = ([], [])
  }

  /// JSON lines: the members of these names.
  init(channel: Channel) {
    format = .jsonLines
    (columnCount, profile, address, locale) = (3, 0, 1, 2)
    let names = [Self.profileNames, Self.addressNames(channel), Self.localeNames]
    members = names.flatMap { $0.map { Array($0.utf8) } }
    memberColumns = names.enumerated().flatMap { index, names in names.map { _ in index } }
  }
}

/// A part of a piece of the list, or of what was made of it beside: offsets from the piece's length on are in the second.
struct PieceRange {
  var start: UInt32 = 0
  var count: UInt32 = 0
}

/// What is known of a row while its piece is worked on.
struct RowRecord {
  /// In the piece, with the line ending.
  var start: UInt32 = 0
  var end: UInt32 = 0
  /// Line feeds before it in the piece.
  var line: UInt32 = 0
  var reasons: ExclusionReasons = []
  var profile = PieceRange()
  /// The address as the list has it.
  var written = PieceRange()
  /// The address in its one spelling.
  var address = PieceRange()
  var locale = PieceRange()
  var profileHash: UInt64 = 0
  /// That of the address, when it is one.
  var addressHash: UInt64 = 0
  var profileReference: KeyTable.Reference = 0
  var addressReference: KeyTable.Reference = 0
  /// The line of the row with the same address; 0 for none.
  var sameAs: Int = 0
}

/// Cuts a piece of CSV into rows and finds the fields that matter. It agrees with `CSVField`.
@safe struct RowCutter {
  private let base: UnsafeRawPointer
  private let count: Int
  private let separator: UInt8
  private let pattern: UInt64
  private(set) var position = 0
  private(set) var lineFeeds = 0

  init(_ base: UnsafeRawPointer, count: Int, separator: UInt8) {
    unsafe self.base = base
    self.count = count
    self.separator = separator
    self.pattern = 0x0101_0101_0101_0101 &* UInt64(separator)
  }

  var isAtEnd: Bool { position >= count }

  /// A field: its content, whether doubled quotation marks stand in it, and what is wrong with it.
  struct Field {
    var range = PieceRange()
    var hasEscapes = false
  }

  /// A row.
  struct Row {
    var start = 0
    var line = 0
    var fieldCount = 0
    var profile = Field()
    var address = Field()
    var locale = Field()
    var fault: RowProblem.Reason?
    var isBlank = false
  }

  /// The offset of the next separator or line feed, or the end.
  @inline(__always)
  private func mark(from start: Int) -> Int {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var index = start
    while index &+ 8 <= count {
      let word = unsafe UInt64(littleEndian: base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let (first, second) = (word ^ pattern, word ^ 0x0A0A_0A0A_0A0A_0A0A)
      let found = ((first &- ones) & ~first | (second &- ones) & ~second) & highs
      if found != 0 { return index &+ found.trailingZeroBitCount >> 3 }
      index &+= 8
    }
    while index < count {
      let byte = unsafe base.load(fromByteOffset: index, as: UInt8.self)
      if byte == separator || byte == 0x0A { return index }
      index &+= 1
    }
    return count
  }

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 { unsafe base.load(fromByteOffset: index, as: UInt8.self) }

  @inline(__always)
  mutating func next(profile: Int, address: Int, locale: Int) -> Row {
    var row = Row()
    row.start = position
    row.line = lineFeeds
    while true {
      var field = Field()
      let end: Int
      if position < count, byte(position) == 0x22 {
        end = quoted(&field, &row.fault)
      } else {
        end = mark(from: position)
        var last = end
        if last > position, byte(last &- 1) == 0x0D, end == count || byte(end) == 0x0A { last &-= 1 }
        field.range = PieceRange(start: UInt32(truncatingIfNeeded: position), count: UInt32(truncatingIfNeeded: last &- position))
      }
      if row.fieldCount == profile { row.profile = field }
      if row.fieldCount == address { row.address = field }
      if row.fieldCount == locale { row.locale = field }
      row.fieldCount &+= 1
      if end < count, byte(end) == separator {
        position = end &+ 1
        continue
      }
      row.isBlank = row.fieldCount == 1 && (end == row.start || end == row.start &+ 1 && byte(row.start) == 0x0D)
      position = end &+ 1
      if end < count { lineFeeds &+= 1 } else { position = count }
      return row
    }
  }

  @inline(never)
  private mutating func quoted(_ field: inout Field, _ fault: inout RowProblem.Reason?) -> Int {
    let start = position &+ 1
    var index = start
    while true {
      guard index < count, let found = unsafe memchr(base + index, 0x22, count &- index) else {
        countLineFeeds(start, count)
        fault = fault ?? .unclosedQuote
        return count
      }
      index = unsafe UnsafeRawPointer(found) - base
      if index &+ 1 < count, byte(index &+ 1) == 0x22 {
        field.hasEscapes = true
        index &+= 2
      } else {
        break
      }
    }
    countLineFeeds(start, index)
    field.range = PieceRange(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: index &- start))
    let end = mark(from: index &+ 1)
    let isLineEnd = end &- index == 2 && byte(index &+ 1) == 0x0D && (end == count || byte(end) == 0x0A)
    if end &- index > 1, !isLineEnd { fault = fault ?? .misplacedQuote }
    return end
  }

  private mutating func countLineFeeds(_ start: Int, _ end: Int) {
    var index = start
    while index < end, let found = unsafe memchr(base + index, 0x0A, end &- index) {
      lineFeeds &+= 1
      index = unsafe UnsafeRawPointer(found) - base &+ 1
    }
  }
}
