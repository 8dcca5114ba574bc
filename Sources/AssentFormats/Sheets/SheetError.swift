/// Why a sheet could not be read as a whole. The message says what is wrong, on which line, and what to do; it never holds what stands in a row.
public struct SheetError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: Hashable, Sendable {
    case emptyInput
    case missingColumn
    case duplicateColumn
    /// The first line is no CSV, or longer than 1 MiB.
    case malformedHeader
    /// The fields are separated by something else.
    case wrongSeparator
    /// UTF-16, or bytes that are no UTF-8.
    case wrongEncoding
    /// A quotation mark that no other one closes.
    case unclosedQuote
    /// A bad row, where one ends the run.
    case badRow(RowProblem)
    /// The system refused to read or write.
    case inputOutput
    /// The file was changed while it was read.
    case changed
  }

  public let code: Code
  /// The line, counted from 1; `nil` when the error is about the whole.
  public let line: Int?
  public let message: String

  public init(_ code: Code, line: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.message = message
  }

  public var description: String { line.map { "line \($0): \(message)" } ?? message }

  /// Bytes that are no UTF-8 on a line.
  package static func notUTF8(line: Int) -> SheetError {
    SheetError(
      .wrongEncoding, line: line,
      "the sheet is not UTF-8; if it is Latin-1 or Windows-1252, convert it first: iconv -f WINDOWS-1252 -t UTF-8 LIST > LIST.utf8")
  }
}

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
    case .containsNUL: "the row holds a NUL character: remove it, and save the sheet as UTF-8"
    case .notUTF8: "the row is not UTF-8: save the sheet as UTF-8"
    case .rowTooLong: "the row is longer than 1 MiB; a quotation mark may be missing"
    case .notJSON: "the line is no JSON object with texts or numbers in the members that are read: write one object per line"
    case .repeatedMember: "the object has a member twice: remove one"
    }
  }

  public var description: String { "line \(line): \(message)" }
}

/// Looks at the first bytes of a sheet for what tells its encoding.
package enum SheetEncoding {
  /// The length of the byte order mark of UTF-8, 0 when there is none.
  ///
  /// - Throws: `wrongEncoding` for UTF-16 and UTF-32, by their byte order marks or by NULs.
  package static func markLength(_ bytes: [UInt8]) throws(SheetError) -> Int {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      throw SheetError(.wrongEncoding, line: 1, "the sheet is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 LIST > LIST.utf8")
    }
    return 0
  }
}
