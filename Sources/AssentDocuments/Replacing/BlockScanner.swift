/// Finds the prose of a body, line by line, and groups it by block.
struct BlockScanner {
  private let bytes: [UInt8]
  private let start: Int
  private var found: [[Range<Int>]] = []
  /// The prose of the block so far.
  private var block: [Range<Int>] = []
  private var fence: (sign: UInt8, length: Int)?
  private var isInHTML = false
  private var isInTable = false
  private var isAfterBlank = true
  private var hasList = false

  init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    self.start = min(start, bytes.count)
  }

  mutating func stretches() -> [[Range<Int>]] {
    var position = start
    while position < bytes.count {
      let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let next = end + 1 < bytes.count ? end + 1..<(bytes[(end + 1)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count) : end..<end
      read(position..<end, next: next)
      position = end + 1
    }
    endBlock()
    return found
  }

  private mutating func endBlock() {
    if !block.isEmpty { found.append(block) }
    block = []
  }

  private mutating func read(_ line: Range<Int>, next: Range<Int>) {
    let content = LinePrefix(bytes, line)
    defer { isAfterBlank = content.isBlank }
    if let open = fence {
      if let sign = content.fence, sign.sign == open.sign, sign.length >= open.length, content.hasNothingBehindFence { fence = nil }
      return
    }
    if content.isBlank {
      endBlock()
      isInHTML = false
      isInTable = false
      return
    }
    if isInHTML { return }
    if let sign = content.fence {
      endBlock()
      fence = sign
      return
    }
    if content.isMarker { hasList = true } else if content.indent == 0, isAfterBlank, !content.isQuoted { hasList = false }
    if content.beginsHTML || content.isDefinition || content.isRule || content.indent >= 4 && !hasList && block.isEmpty {
      endBlock()
      isInHTML = content.beginsHTML
      return
    }
    if isInTable || LinePrefix(bytes, next).isTableRule && bytes[line].contains(UInt8(ascii: "|")) {
      endBlock()
      isInTable = true
      for cell in cells(content.text) {
        add(InlineScanner.texts(in: bytes, cell), of: cell)
        endBlock()
      }
      return
    }
    if content.isMarker || content.isHeading || content.isAlert { endBlock() }
    guard !content.isAlert else { return }
    add(InlineScanner.texts(in: bytes, content.text), of: content.text)
    if content.isHeading { endBlock() }
  }

  /// A block that begins with code, a placeholder or markup has an empty text before that, so that something can be put in front.
  private mutating func add(_ texts: [Range<Int>], of line: Range<Int>) {
    guard let first = texts.first else { return }
    if block.isEmpty, first.lowerBound > line.lowerBound { block.append(line.lowerBound..<line.lowerBound) }
    block += texts
  }

  /// The cells of a table's row, without the space around them.
  private func cells(_ row: Range<Int>) -> [Range<Int>] {
    guard !bytes[row].allSatisfy({ "|-: ".utf8.contains($0) }) else { return [] }
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var index = row.lowerBound
    while index <= row.upperBound {
      if index < row.upperBound, bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if index == row.upperBound || bytes[index] == UInt8(ascii: "|") {
        var cell = start..<index
        while let first = bytes[cell].first, first <= 0x20 { cell = cell.lowerBound + 1..<cell.upperBound }
        while let last = bytes[cell].last, last <= 0x20 { cell = cell.lowerBound..<cell.upperBound - 1 }
        if !cell.isEmpty { cells.append(cell) }
        start = index + 1
      }
      index += 1
    }
    return cells
  }
}
