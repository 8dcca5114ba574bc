import AssentSheets

/// Where the pieces of a sheet come from, with their numbers.
struct SheetSource {
  private var reader: RecordReader
  private var number = 0
  private var isStopped = false

  init(_ reader: RecordReader) { self.reader = reader }

  /// Puts the next piece into the buffer and counts the pieces from 0; `nil` at the end and after a stop.
  mutating func next(into buffer: inout [UInt8]) throws(SystemError) -> (number: Int, piece: RecordReader.Piece)? {
    guard !isStopped, let piece = try reader.next(into: &buffer) else { return nil }
    defer { number += 1 }
    return (number, piece)
  }

  mutating func stop() { isStopped = true }
}
