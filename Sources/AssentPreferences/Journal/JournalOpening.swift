/// What is done to a journal before it's used: its first line is looked at, a torn last line cut off, what is damaged kept aside.
struct JournalOpening {
  let file: JournalFile
  private(set) var findings: [JournalFinding] = []
  private(set) var waiting: WaitingOptOuts
  private(set) var length: Int
  let headerLength: Int
  private let path: String

  init(path: String) throws(JournalError) {
    let header = try JournalLine.header(version: JournalLine.version).bytes(path)
    var reading = JournalReading()
    file = try JournalFile(path: path)
    try file.synchronizeFolder()
    try file.read { reading.read($0) }
    self.path = path
    headerLength = header.count
    waiting = reading.waiting
    length = reading.length
    if reading.isUnfinishedHeader(header) {
      try file.keepPrivate()
      try file.truncate(to: 0)
      try file.append(header)
      length = header.count
      return
    }
    guard let version = reading.version else {
      throw JournalError(.notAJournal, path, "this file is no journal, or its first line is damaged: move it away, or name another one")
    }
    guard version <= JournalLine.version else {
      throw JournalError(.newerVersion, path, "a newer version of Assent made this journal: update this program")
    }
    try file.keepPrivate()
    if reading.tornLength > 0 {
      try file.truncate(to: length)
      findings.append(JournalFinding(.torn, offset: length, length: reading.tornLength))
    }
    try keepAside(reading.damaged)
  }

  /// Copies damaged lines to a file of their own, and says so in the journal.
  private mutating func keepAside(_ lines: [Int: [UInt8]]) throws(JournalError) {
    guard !lines.isEmpty else { return }
    let other = path + ".damaged"
    let aside = try JournalFile(path: other)
    try aside.append(lines.sorted { $0.key < $1.key }.flatMap { $0.value + [UInt8(ascii: "\n")] })
    try aside.synchronizeFolder()
    for (offset, line) in lines.sorted(by: { $0.key < $1.key }) {
      let mark = try JournalLine.keptAside(offset: offset).bytes(path)
      try file.append(mark)
      length += mark.count
      findings.append(JournalFinding(.damaged(keptIn: other), offset: offset, length: line.count))
    }
  }
}
