/// What a statement returned, as text.
struct Rows: Sendable, RandomAccessCollection {
  let columns: Int
  private let values: [String?]

  /// - Parameter values: row by row.
  init(columns: Int, values: [String?]) {
    self.columns = columns
    self.values = values
  }

  var startIndex: Int { 0 }
  var endIndex: Int { columns == 0 ? 0 : values.count / columns }

  subscript(position: Int) -> Row { Row(values: values[position * columns..<(position + 1) * columns]) }
}

/// One row of what a statement returned.
struct Row: Sendable {
  private let values: ArraySlice<String?>

  init(values: ArraySlice<String?>) { self.values = values }

  /// The value of a column, counted from 0; `nil` for NULL and for a column that isn't there.
  subscript(column: Int) -> String? {
    let index = values.startIndex + column
    return values.indices.contains(index) ? values[index] : nil
  }

  /// - Throws: ``ServerFailure/unreadable`` for NULL.
  func text(_ column: Int) throws(ServerFailure) -> String {
    guard let value = self[column] else { throw .unreadable }
    return value
  }

  /// - Throws: ``ServerFailure/unreadable`` for NULL and for what is no whole number.
  func number(_ column: Int) throws(ServerFailure) -> Int64 {
    guard let value = self[column].flatMap({ Int64($0) }) else { throw .unreadable }
    return value
  }

  func flag(_ column: Int) -> Bool { self[column] == "t" }
}
