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

/// A place of a journal that can't be read, found when it was opened. It holds nothing of what is written there.
public struct JournalFinding: Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    /// The last line isn't whole: the program ended while it was written, before anybody had an answer. It's ignored.
    case torn
    /// The line doesn't fit its checksum. It was copied to this file, for somebody to look at.
    case damaged(keptIn: String)
  }

  public let kind: Kind
  /// Where in the file the line begins, in bytes.
  public let offset: Int
  /// How long the line is, in bytes.
  public let length: Int

  public init(_ kind: Kind, offset: Int, length: Int) {
    self.kind = kind
    self.offset = offset
    self.length = length
  }

  public var description: String {
    switch kind {
    case .torn: "the journal's last line, \(length) bytes at \(offset), isn't whole: nobody had an answer to it, and it's ignored"
    case .damaged(let path): "a line of the journal, \(length) bytes at \(offset), is damaged: it's kept in \(path)"
    }
  }
}
