/// What the lines of a journal say, one after the other.
struct JournalReading {
  /// The opt-outs that aren't done.
  private(set) var waiting = WaitingOptOuts()
  /// The version that the first line tells; `nil` when it tells none.
  private(set) var version: Int?
  /// The lines that can't be read and aren't kept aside yet, by their offset.
  private(set) var damaged: [Int: [UInt8]] = [:]
  /// Where the last whole line ends.
  private(set) var length = 0
  /// How many bytes follow that line.
  var tornLength: Int { rest.count }
  private var rest: [UInt8] = []

  /// What follows the last whole line is the beginning of a first line, or nothing.
  func isUnfinishedHeader(_ header: [UInt8]) -> Bool { length == 0 && header.starts(with: rest) }

  /// Reads the next bytes of the file. Those of a file that doesn't begin as a journal aren't looked at.
  mutating func read(_ bytes: ArraySlice<UInt8>) {
    guard version != nil || length == 0 && rest.isEmpty else { return }
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      rest += bytes[start..<end]
      readLine()
      start = end + 1
    }
    rest += bytes[start...]
  }

  private mutating func readLine() {
    let line = rest
    rest = []
    defer { length += line.count + 1 }
    switch JournalLine(line) {
    case .header(let version) where length == 0: self.version = version
    case .entry(let entry):
      if let submission = entry.submission { waiting.append(submission) } else { damaged[length] = line }
    case .done(let ids): waiting.remove(ids.compactMap { RecordID($0) })
    case .keptAside(let offset): damaged[offset] = nil
    case .header, nil: damaged[length] = line
    }
  }
}
