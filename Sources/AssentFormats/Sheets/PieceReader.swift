package import SystemPackage

/// Reads a sheet in pieces that hold whole rows.
package struct PieceReader: Sendable {
  /// A piece of a sheet.
  package enum Piece: Sendable {
    /// The buffer holds whole rows; only the last of a sheet may lack its line ending.
    case rows
    /// A row that is longer than the limit was passed over; it had so many line feeds, and was between quotation marks when it passed the limit
    /// or not.
    case tooLong(lineFeeds: Int, inQuotes: Bool)
  }

  private let input: CopiedInput
  private let size: Int
  private let limit: Int
  private var scanner: RecordScanner
  /// What was read after the end of the last piece, and how much of it the scanner has seen.
  private var rest: [UInt8] = []
  private var scanned = 0
  private var total = 0

  /// The size is that of a piece in bytes, the limit that of a row. What is read is also written to the copy.
  package init(_ input: Descriptor, size: Int, limit: Int, format: SheetFormat = .csv, copy: Descriptor? = nil) {
    self.input = CopiedInput(input: input, copy: copy)
    self.size = size
    self.limit = limit
    self.scanner = RecordScanner(format)
  }

  /// The bytes of the input before the next piece.
  package var offset: Int { total - rest.count }

  /// The first bytes of the input, as many as there are up to a piece's worth; they are read again with the pieces.
  package mutating func peek() throws(Errno) -> [UInt8] {
    while rest.count < size {
      let length = try input.read(size - rest.count, appendingTo: &rest)
      guard length > 0 else { break }
      total += length
    }
    return rest
  }

  /// Leaves bytes out that ``peek()`` returned.
  package mutating func drop(_ count: Int) { rest.removeFirst(min(count, rest.count)) }

  /// The first row with its line ending; `nil` when it is longer than the limit.
  package mutating func header() throws(Errno) -> [UInt8]? {
    while true {
      let bytes = rest
      if let end = scanner.firstEnd(in: bytes.span, from: scanned) {
        rest.removeFirst(end)
        scanned = 0
        return end > limit ? nil : Array(bytes[..<end])
      }
      scanned = rest.count
      guard rest.count <= limit else { return nil }
      let length = try input.read(size, appendingTo: &rest)
      total += length
      if length == 0 {
        rest = []
        return bytes
      }
    }
  }

  /// Puts the next rows into the buffer; `nil` at the end.
  package mutating func next(into buffer: inout [UInt8]) throws(Errno) -> Piece? {
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
  private mutating func fill(_ buffer: inout [UInt8]) throws(Errno) -> Bool {
    let target = buffer.count < size ? size : buffer.count + size
    while buffer.count < target {
      let length = try input.read(target - buffer.count, appendingTo: &buffer)
      if length == 0 { return true }
      total += length
    }
    return false
  }

  /// Drops a row that doesn't end in the buffer, up to its end.
  private mutating func passOver(_ buffer: inout [UInt8]) throws(Errno) -> Piece {
    let inQuotes = scanner.isInQuotes
    var lineFeeds = 0
    while true {
      lineFeeds += buffer.count { $0 == CSVField.lineFeed }
      buffer.removeAll(keepingCapacity: true)
      let length = try input.read(size, appendingTo: &buffer)
      total += length
      guard length > 0 else {
        scanned = 0
        return .tooLong(lineFeeds: lineFeeds, inQuotes: inQuotes)
      }
      if let end = scanner.firstEnd(in: buffer.span, from: 0) {
        lineFeeds += buffer[..<end].count { $0 == CSVField.lineFeed }
        rest.append(contentsOf: buffer[end...])
        scanned = 0
        return .tooLong(lineFeeds: lineFeeds, inQuotes: inQuotes)
      }
    }
  }
}

/// Reading with the error that a person reads.
extension PieceReader {
  package mutating func readHeader() throws(SheetError) -> [UInt8]? {
    do { return try header() } catch { throw Self.error(error) }
  }

  package mutating func readStart() throws(SheetError) -> [UInt8] {
    do { return try peek() } catch { throw Self.error(error) }
  }

  package mutating func readPiece(into buffer: inout [UInt8]) throws(SheetError) -> Piece? {
    do { return try next(into: &buffer) } catch { throw Self.error(error) }
  }

  private static func error(_ error: Errno) -> SheetError { SheetError(.inputOutput, "the sheet can't be read: \(error)") }
}
