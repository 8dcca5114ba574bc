/// The first row of a sheet of CSV: the names of its columns.
public struct SheetColumns: Hashable, Sendable {
  public let names: [String]

  public init(names: [String]) { self.names = names }

  /// Reads the first row with its line ending; `nil` stands for one that is longer than the limit.
  ///
  /// - Throws: `emptyInput`, `malformedHeader`, `wrongEncoding`.
  package init(header bytes: [UInt8]?, separator: UInt8) throws(SheetError) {
    guard let bytes else {
      throw SheetError(.malformedHeader, line: 1, "the header is longer than 1 MiB: leave columns out, or look for a missing line feed")
    }
    var position = try SheetEncoding.markLength(bytes)
    guard bytes.count > position else { throw SheetError(.emptyInput, "the sheet is empty: its first line must name the columns") }
    guard !bytes.contains(0) else {
      throw SheetError(.wrongEncoding, line: 1, "the header holds a NUL: convert the sheet to UTF-8 first, as with iconv -f UTF-16 -t UTF-8")
    }
    var names: [String] = []
    while true {
      let field = CSVField(bytes.span, at: position, separator: separator)
      if let fault = field.fault { throw SheetError(.malformedHeader, line: 1, RowProblem(line: 1, reason: fault).message) }
      guard let name = String(validating: field.text(in: bytes.span), as: UTF8.self) else { throw .notUTF8(line: 1) }
      names.append(name)
      position = field.delimiter
      guard position < bytes.count, bytes[position] == separator else { break }
      position += 1
    }
    self.names = names
  }

  /// The column that has the first of these names that is there, in any case of letters.
  ///
  /// - Throws: `duplicateColumn` when two columns have that name.
  public func index(named aliases: [String]) throws(SheetError) -> Int? {
    for alias in aliases {
      let found = names.indices.filter { names[$0].lowercased() == alias.lowercased() }
      if found.count > 1 {
        throw SheetError(.duplicateColumn, line: 1, "two columns are named `\(alias)`: rename or remove one")
      }
      if let index = found.first { return index }
    }
    return nil
  }

  /// The same for a column that must be there.
  ///
  /// - Throws: `missingColumn`, or `wrongSeparator` when another separator would find the column; `duplicateColumn`.
  public func index(ofRequired aliases: [String], separator: UInt8) throws(SheetError) -> Int {
    if let index = try index(named: aliases) { return index }
    for (other, name) in Self.otherSeparators where other != separator && names.contains(where: { $0.utf8.contains(other) }) {
      let split = names.flatMap { $0.utf8.split(separator: other).map { Substring($0).lowercased() } }
      guard aliases.contains(where: { alias in split.contains { $0.filter { $0 != "\"" } == alias.lowercased() } }) else { continue }
      let argument = name == "tabs" ? "tab" : "'\(Character(Unicode.Scalar(other)))'"
      throw SheetError(.wrongSeparator, line: 1, "the columns are separated by \(name): say so with --delimiter \(argument)")
    }
    let list = names.prefix(20).map { $0.utf8.count > 40 ? "`\($0.prefix(40))…`" : "`\($0)`" }.joined(separator: ", ")
    throw SheetError(
      .missingColumn, line: 1,
      "no column is named \(aliases.map { "`\($0)`" }.formattedAlternatives); the columns are \(list)\(names.count > 20 ? " and \(names.count - 20) more" : "")"
    )
  }

  private static let otherSeparators: [(UInt8, String)] = [
    (UInt8(ascii: ";"), "semicolons"), (UInt8(ascii: "\t"), "tabs"), (UInt8(ascii: "|"), "vertical bars"), (UInt8(ascii: ","), "commas"),
  ]
}

extension [String] {
  fileprivate var formattedAlternatives: String { count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + (last ?? "") }
}
