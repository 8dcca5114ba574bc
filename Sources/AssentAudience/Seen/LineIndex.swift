/// On which line the first row of each block of a list begins: eight bytes for every 8 KiB.
struct LineIndex {
  static let blockBits = 13
  /// For each block: the line, and the offset in the block in the low bits; the last one's again for blocks in which no row begins.
  private var entries: [UInt64] = []

  @inline(__always)
  mutating func add(offset: Int, line: Int) {
    guard offset >> Self.blockBits >= entries.count else { return }
    append(offset, line)
  }

  @inline(never)
  private mutating func append(_ offset: Int, _ line: Int) {
    // A block in which no row begins has the row that goes through it: it is never looked for.
    while entries.count < offset >> Self.blockBits { entries.append(0) }
    entries.append(UInt64(line) << UInt64(Self.blockBits) | UInt64(offset & (1 << Self.blockBits - 1)))
  }

  /// The first row of the block in which a row begins.
  func start(before offset: Int) -> (offset: Int, line: Int)? {
    let block = offset >> Self.blockBits
    guard block < entries.count else { return nil }
    return (block << Self.blockBits | Int(entries[block] & (1 << UInt64(Self.blockBits) - 1)), Int(entries[block] >> UInt64(Self.blockBits)))
  }
}
