/// A statement that the server keeps prepared under its name.
struct Statement: Hashable, Sendable {
  let name: String
  let sql: String

  init(_ name: String, _ sql: String) {
    self.name = name
    self.sql = sql
  }

  static let begin = Statement("begin", "BEGIN ISOLATION LEVEL READ COMMITTED")
  static let commit = Statement("commit", "COMMIT")
  static let rollback = Statement("rollback", "ROLLBACK")
}

/// A statement with its values: one step of a pipeline.
struct Request: Sendable {
  let sql: String
  /// What the statement is prepared as; `nil` when it is used once.
  let name: String?
  let parameters: Parameters

  init(_ statement: Statement, _ parameters: Parameters = Parameters()) {
    self.sql = statement.sql
    self.name = statement.name
    self.parameters = parameters
  }

  /// A statement that is used once.
  init(once sql: String) {
    self.sql = sql
    self.name = nil
    self.parameters = Parameters()
  }
}

/// The values of a statement's parameters as text, one after another in one piece of memory.
struct Parameters: Sendable {
  private var bytes: [UInt8] = []
  /// Where each value begins; `nil` for NULL.
  private var starts: [Int?] = []

  init() {}

  var count: Int { starts.count }

  mutating func add(_ text: String) {
    starts.append(bytes.count)
    bytes += text.utf8
    bytes.append(0)
  }

  mutating func add(_ text: String?) {
    if let text { add(text) } else { starts.append(nil) }
  }

  mutating func add(_ number: Int64) { add(String(number)) }

  /// Adds an array.
  mutating func add(_ values: some Sequence<Int64?>) {
    addArray(values) { bytes, number in bytes += String(number).utf8 }
  }

  /// Adds an array of texts, whatever characters they hold.
  ///
  /// Source: PostgreSQL 15, section 8.15.6.
  mutating func add(_ values: some Sequence<String?>) {
    addArray(values) { bytes, text in
      bytes.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private mutating func addArray<Value>(_ values: some Sequence<Value?>, _ write: (inout [UInt8], Value) -> Void) {
    starts.append(bytes.count)
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for value in values {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      if let value { write(&bytes, value) } else { bytes += "NULL".utf8 }
    }
    bytes += [UInt8(ascii: "}"), 0]
  }

  /// Calls the body with the values as C strings, and a null pointer behind them when asked for.
  func withPointers<Result>(terminated: Bool = false, _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result) -> Result {
    unsafe bytes.withUnsafeBytes { memory in
      let base = unsafe memory.baseAddress?.assumingMemoryBound(to: CChar.self)
      var pointers = unsafe starts.map { start in unsafe start.flatMap { unsafe UnsafePointer(base?.advanced(by: $0)) } }
      if terminated { unsafe pointers.append(nil) }
      return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
    }
  }
}

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
