/// Reading with the error that a person reads.
extension RecordReader {
  package mutating func readHeader() throws(SheetError) -> [UInt8]? {
    do { return try header() } catch { throw Self.error(error) }
  }

  package mutating func readStart() throws(SheetError) -> [UInt8] {
    do { return try peek() } catch { throw Self.error(error) }
  }

  package mutating func readPiece(into buffer: inout [UInt8]) throws(SheetError) -> Piece? {
    do { return try next(into: &buffer) } catch { throw Self.error(error) }
  }

  private static func error(_ error: SystemError) -> SheetError { SheetError(.inputOutput, "the sheet can't be read: \(error)") }
}
