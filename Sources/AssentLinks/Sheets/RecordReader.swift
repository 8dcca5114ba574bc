/// Reads a sheet in pieces that hold whole rows.
struct RecordReader {
  /// A piece of a sheet.
  enum Piece {
    /// The buffer holds whole rows; only the last of a sheet may lack its line ending.
    case rows
    /// A row that is longer than the limit was passed over; it had so many line feeds.
    case tooLong(lineFeeds: Int)
  }

  private let input: Descriptor
  private let size: Int
  private let limit: Int
  private var scanner = RecordScanner()
  /// What was read after the end of the last piece, and how much of it the scanner has seen.
  private var rest: [UInt8] = []
  private var scanned = 0

  /// The size is that of a piece in bytes, the limit that of a row.
  init(_ input: Descriptor, size: Int, limit: Int) {
    self.input = input
    self.size = size
    self.limit = limit
  }

  /// The first row with its line ending; `nil` when it is longer than the limit.
  mutating func header() throws(SystemError) -> [UInt8]? {
    while true {
      let bytes = rest
      if let end = scanner.firstEnd(in: bytes.span, from: scanned) {
        rest.removeFirst(end)
        scanned = 0
        return end > limit ? nil : Array(bytes[..<end])
      }
      scanned = rest.count
      guard rest.count <= limit else { return nil }
      if try input.read(size, appendingTo: &rest) == 0 {
        rest = []
        return bytes
      }
    }
  }

  /// Puts the next rows into the buffer; `nil` at the end.
  mutating func next(into buffer: inout [UInt8]) throws(SystemError) -> Piece? {
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: rest)
    rest.removeAll(keepingCapacity: true)
    while true {
      let isAtEnd = try fill(&buffer)
      if isAtEnd, buffer.count <= limit { return buffer.isEmpty ? nil : .rows }
      if let end = scanner.lastEnd(in: buffer.span, from: scanned) {
        rest.append(contentsOf: buffer[end...])
        scanned = rest.count
        buffer.removeLast(buffer.count - end)
        return .rows
      }
      scanned = buffer.count
      if buffer.count > limit { return try passOver(&buffer) }
    }
  }

  /// Reads a piece's worth of bytes; returns whether the input is at its end.
  private func fill(_ buffer: inout [UInt8]) throws(SystemError) -> Bool {
    let target = buffer.count + size
    while buffer.count < target {
      if try input.read(target - buffer.count, appendingTo: &buffer) == 0 { return true }
    }
    return false
  }

  /// Drops a row that doesn't end in the buffer, up to its end.
  private mutating func passOver(_ buffer: inout [UInt8]) throws(SystemError) -> Piece {
    var lineFeeds = 0
    while true {
      lineFeeds += buffer.count { $0 == CSVField.lineFeed }
      buffer.removeAll(keepingCapacity: true)
      guard try input.read(size, appendingTo: &buffer) > 0 else {
        scanned = 0
        return .tooLong(lineFeeds: lineFeeds)
      }
      if let end = scanner.firstEnd(in: buffer.span, from: 0) {
        lineFeeds += buffer[..<end].count { $0 == CSVField.lineFeed }
        rest.append(contentsOf: buffer[end...])
        scanned = 0
        return .tooLong(lineFeeds: lineFeeds)
      }
    }
  }
}
