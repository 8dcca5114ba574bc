/// A row of a sheet that can't be used. It never holds what stands in the row.
public struct RowProblem: Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    case wrongFieldCount(expected: Int, found: Int)
    case emptyProfile
    /// More than 64 bytes of UTF-8.
    case profileTooLong
    case unknownLocale
    /// A quoted field that doesn't end before the input does.
    case unclosedQuote
    /// Something between the end of a quoted field and the next comma.
    case misplacedQuote
    case containsNUL
    case notUTF8
    /// More than 1 MiB.
    case rowTooLong
    /// A line that is no JSON object.
    case notJSON
    /// Two members of an object that mean the same column.
    case repeatedMember
  }

  /// The line on which the row begins, counted from 1; the header is on the first.
  public let line: Int
  public let reason: Reason

  public init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// What is wrong and what to do, without the line.
  public var message: String {
    switch reason {
    case .wrongFieldCount(let expected, let found):
      "the row has \(found) field\(found == 1 ? "" : "s"), the header \(expected): quote fields that hold a comma"
    case .emptyProfile: "the profile is empty: give its id"
    case .profileTooLong: "the profile id is longer than 64 bytes: use a shorter one"
    case .unknownLocale: "the locale is not one of the site's: correct it, or leave it empty for the default"
    case .unclosedQuote: "a quotation mark opens a field and no other one closes it"
    case .misplacedQuote: "a quoted field goes on after its closing quotation mark: double the quotation marks inside it"
    case .containsNUL: "the row holds a NUL character: save the sheet as UTF-8"
    case .notUTF8: "the row is not UTF-8: save the sheet as UTF-8"
    case .rowTooLong: "the row is longer than 1 MiB; a quotation mark may be missing"
    case .notJSON: "the line is no JSON object with texts or numbers in the members that are read: write one object per line"
    case .repeatedMember: "the object has a member twice: remove one"
    }
  }

  public var description: String { "line \(line): \(message)" }
}
