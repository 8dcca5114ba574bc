/// A file format that translators' tools read and write. The raw value is the word on the command line.
public enum ExchangeFormat: String, Hashable, Sendable, CaseIterable {
  /// Source: XLIFF Version 2.0, OASIS Standard, 2014.
  case xliff2
  /// Source: XLIFF Version 1.2, OASIS Standard, 2008.
  case xliff1 = "xliff1.2"
  /// Source: GNU gettext manual, "The Format of PO Files".
  case po
  /// Source: RFC 4180.
  case csv

  /// The usual ending of the file's name.
  public var fileExtension: String {
    switch self {
    case .xliff2, .xliff1: "xlf"
    case .po: "po"
    case .csv: "csv"
    }
  }

  /// The whole file, in UTF-8.
  public func text(_ file: ExchangeFile) -> String {
    switch self {
    case .xliff2: XLIFF2Writer(file: file).text
    case .xliff1: XLIFF1Writer(file: file).text
    case .po: POWriter(file: file).text
    case .csv: CSVWriter(file: file).text
    }
  }

  /// The format of a file by what it holds.
  public static func detect(_ bytes: [UInt8]) -> ExchangeFormat {
    let start = bytes.prefix(1 << 16).filter { $0 != 0 }
    let text = String(decoding: start, as: UTF8.self)
    if text.contains("<xliff") || text.contains(":xliff") {
      return text.contains("urn:oasis:names:tc:xliff:document:2.") ? .xliff2 : .xliff1
    }
    if text.first == "<" || text.hasPrefix("\u{FEFF}<") { return .xliff2 }
    let isPO = text.split(whereSeparator: \.isNewline).contains { $0.hasPrefix("msgid ") || $0.hasPrefix("msgctxt ") || $0.hasPrefix("#:") }
    return isPO ? .po : .csv
  }
}
