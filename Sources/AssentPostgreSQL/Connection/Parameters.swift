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
