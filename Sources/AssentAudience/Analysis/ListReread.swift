import AssentFormats
import SystemPackage

/// Reads single rows of the list again.
struct ListReread {
  /// A row as it was read again.
  struct Row {
    let line: Int
    let profile: [UInt8]
    let address: [UInt8]
    let reasons: ExclusionReasons
  }

  private let list: Descriptor
  private let start: Int
  private let work: PreparedPiece
  private var buffer: [UInt8] = []

  /// - Parameter start: the offset in the file at which the list begins.
  init(_ list: Descriptor, start: Int, work: PreparedPiece) {
    self.list = list
    self.start = start
    self.work = work
  }

  /// The row at an offset of the list.
  mutating func row(at offset: Int, _ lines: LineIndex) throws(SheetError) -> Row {
    let changed = SheetError(.changed, "the list was changed while it was read: analyse it again")
    guard let block = lines.start(before: offset), block.offset <= offset else { throw changed }
    var size = offset - block.offset + 1024
    while true {
      if buffer.count < size { buffer = Array(repeating: 0, count: size) }
      let count: Int
      do {
        count = try read(size, at: start + block.offset)
      } catch { throw SheetError(.inputOutput, "the list can't be read again: \(error)") }
      guard count > offset - block.offset else { throw changed }
      work.piece = Array(buffer[(offset - block.offset)..<count])
      let isWhole = count < size
      if !isWhole, !work.piece.contains(0x0A), size < 3 << 20 {
        size += 2 << 20
        continue
      }
      // What follows the row may be cut in the middle of a character.
      if !isWhole, let end = work.piece.lastIndex(of: 0x0A) { work.piece.removeSubrange((end + 1)...) }
      work.prepare(.rows, limit: 1)
      if work.isOutOfMemory { throw SheetError(.inputOutput, "the list can't be read again: \(AnalysisError.noMemory)") }
      if !isWhole, work.fatal != nil, size < 3 << 20 {
        size += 2 << 20
        continue
      }
      let line = block.line + buffer[..<(offset - block.offset)].count { $0 == 0x0A }
      guard let row = unsafe work.rows.first, row.address.count > 0 else { throw changed }
      return unsafe work.piece.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return Row(line: line, profile: [], address: [], reasons: []) }
        return unsafe Row(
          line: line, profile: Array(work.bytes(row.profile, base)), address: Array(work.bytes(row.address, base)), reasons: row.reasons)
      }
    }
  }

  private mutating func read(_ size: Int, at offset: Int) throws(Errno) -> Int {
    let list = list
    do {
      return try unsafe buffer.withUnsafeMutableBytes { unsafe try list.read(at: offset, into: UnsafeMutableRawBufferPointer(rebasing: $0[..<size])) }
    } catch {
      throw Errno(error)
    }
  }
}
