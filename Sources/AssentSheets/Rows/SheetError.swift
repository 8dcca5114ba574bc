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
