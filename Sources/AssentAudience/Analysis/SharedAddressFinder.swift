import AssentFormats

/// What must be done in the order of the list: which line it is, and whether the address was there before.
struct SharedAddressFinder: ~Copyable {
  private let rule: SharedAddressRule
  private let hash: ByteHash
  private let contested: ContestedAddresses?
  private var seen: SeenAddresses
  private var lines = LineIndex()
  private var reread: ListReread
  /// The line on which the next piece begins.
  private(set) var line: Int
  private(set) var shared = AnalysisCounts()
  /// Set in the hash of an address with its profile, not set in that of an address alone.
  private static let pairBit: UInt64 = 1 << 35

  /// The contested addresses are filled when they are given.
  init(expecting number: Int, line: Int, rule: SharedAddressRule, hash: ByteHash, reread: ListReread, contested: ContestedAddresses?)
    throws(AnalysisError)
  {
    guard let seen = SeenAddresses(expecting: number) else { throw .noMemory }
    self.seen = seen
    self.rule = rule
    self.hash = hash
    self.contested = contested
    self.reread = reread
    self.line = line
  }

  /// Goes through a piece that was prepared; returns the line on which it begins.
  mutating func take(_ work: PreparedPiece) throws -> Int {
    let first = line
    line += work.lineFeeds
    guard work.offset + work.piece.count <= SeenAddresses.longestList else { throw AnalysisError.listTooLong }
    try unsafe work.piece.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let rows = unsafe work.rows
      let ahead = 16
      for index in 0..<min(ahead, rows.count) { unsafe seen.prefetch(rows[index].addressHash & ~Self.pairBit) }
      for index in 0..<rows.count {
        if index &+ ahead < rows.count { unsafe seen.prefetch(rows[index &+ ahead].addressHash & ~Self.pairBit) }
        let row = unsafe rows[index]
        lines.add(offset: work.offset &+ Int(row.start), line: first &+ Int(row.line))
        guard row.address.count > 0 else { continue }
        let key = row.addressHash & ~Self.pairBit
        var step: UInt64 = 0
        if let candidate = seen.next(key, &step) {
          try unsafe meet(candidate, key, step, index, work, base)
        } else {
          try insert(key, work.offset &+ Int(row.start))
        }
      }
    }
    return first
  }

  @inline(__always)
  private mutating func insert(_ key: UInt64, _ offset: Int) throws {
    guard seen.insert(key, offset: offset) else { throw AnalysisError.noMemory }
  }

  /// A row whose address may have been there before.
  @inline(never)
  private mutating func meet(
    _ found: SeenAddresses.Candidate, _ key: UInt64, _ next: UInt64, _ index: Int, _ work: PreparedPiece, _ base: UnsafeRawPointer
  ) throws {
    let row = unsafe work.rows[index]
    let (address, profile) = unsafe (work.bytes(row.address, base), work.bytes(row.profile, base))
    let offset = work.offset + Int(row.start)
    var (candidate, step) = (Optional(found), next)
    while let current = candidate {
      let first = try reread.row(at: current.offset, lines)
      if unsafe first.address.elementsEqual(address) {
        if unsafe first.profile.elementsEqual(profile) { return repeated(index, work, first.line) }
        let pair = unsafe ByteHash.mixed(row.addressHash, hash(profile)) | Self.pairBit
        if let line = try unsafe lineOfPair(pair, address, profile) { return repeated(index, work, line) }
        let isContested = unsafe !first.reasons.union(work.rows[index].reasons).isDisjoint(with: .optedOut)
        if !current.isShared { shared.sharedAddresses += 1 }
        if isContested, !current.isContested {
          shared.contestedAddresses += 1
          try unsafe contested?.insert(address)
        }
        shared.sharedProfiles += 1
        seen.mark(current, isContested: isContested)
        try insert(pair, offset)
        unsafe work.rows[index].sameAs = first.line
        work.sharedWith[index] = (first.profile, first.reasons)
        if rule == .exclude { unsafe work.rows[index].reasons.formUnion(.sharedAddress) }
        return
      }
      candidate = seen.next(key, &step)
    }
    try insert(key, offset)
  }

  private func repeated(_ index: Int, _ work: PreparedPiece, _ line: Int) {
    unsafe work.rows[index].reasons.formUnion(.duplicateAddress)
    unsafe work.rows[index].sameAs = line
  }

  /// The line of the row with this address and profile that isn't the first with the address.
  private mutating func lineOfPair(_ pair: UInt64, _ address: UnsafeRawBufferPointer, _ profile: UnsafeRawBufferPointer) throws -> Int? {
    var step: UInt64 = 0
    while let candidate = seen.next(pair, &step) {
      let row = try reread.row(at: candidate.offset, lines)
      if unsafe row.address.elementsEqual(address) && row.profile.elementsEqual(profile) { return row.line }
    }
    return nil
  }
}

/// The addresses of a list that a profile which opted out shares with another one.
@safe final class ContestedAddresses: @unchecked Sendable {
  private var table: KeyTable
  /// In the order in which the list shows them to be shared.
  private(set) var texts: [String] = []

  init(hash: ByteHash) throws(AnalysisError) { table = try KeyTable(hash: hash) }

  var isEmpty: Bool { texts.isEmpty }

  func insert(_ address: UnsafeRawBufferPointer) throws(AnalysisError) {
    guard unsafe table.find(address) == 0 else { return }
    guard unsafe table.insert(address, KeyTable.Facts(reasons: .sharedAddress, position: 0)) else { throw .noMemory }
    texts.append(unsafe String(decoding: address, as: UTF8.self))
  }

  func contains(_ hash: UInt64, _ address: UnsafeRawBufferPointer) -> Bool {
    guard let base = address.baseAddress else { return false }
    return unsafe table.find(hash, base, address.count) != 0
  }
}
