import AssentAddresses
import AssentFormats
import AssentModel
import Glibc

/// A piece of the list with what is known of its rows. Each thread has its own, and uses its memory again for the next piece.
@safe final class PreparedPiece: @unchecked Sendable {
  private let layout: ListLayout
  private let normalizer: AddressNormalizer
  private let foldsCase: Bool
  private let snapshot: AudienceSnapshot
  private let contested: ContestedAddresses?
  private var capacity = 0
  private var rowMemory: UnsafeMutablePointer<RowRecord>?
  private var scratchCapacity = 0
  private var scratchUsed = 0
  private var scratch: UnsafeMutableRawPointer?

  var piece: [UInt8] = []
  /// The offset of the piece in the list.
  var offset = 0
  private(set) var count = 0
  private(set) var lineFeeds = 0
  /// What is wrong with rows and addresses, by the number of the row.
  private(set) var faults: [Int: RowProblem.Reason] = [:]
  private(set) var addressFaults: [Int: AddressFault] = [:]
  /// For rows that share an address: the first profile with it, and that one's reasons.
  var sharedWith: [Int: (profile: [UInt8], reasons: ExclusionReasons)] = [:]
  /// What ends the run; its line is counted from 0 at the start of the piece.
  private(set) var fatal: SheetError?
  /// Whether memory ended while the piece was prepared: its rows aren't to be used, since an address may be missing from them.
  private(set) var isOutOfMemory = false

  init(_ layout: ListLayout, rules: AddressComparison, snapshot: AudienceSnapshot, contested: ContestedAddresses?) {
    self.layout = layout
    self.normalizer = AddressNormalizer(rules)
    self.foldsCase = rules.foldsLocalPart && snapshot.question.channel == .email
    self.snapshot = snapshot
    self.contested = contested
  }

  deinit {
    unsafe free(rowMemory)
    unsafe free(scratch)
  }

  var rows: UnsafeMutableBufferPointer<RowRecord> { unsafe UnsafeMutableBufferPointer(start: rowMemory, count: count) }

  /// The bytes of a range; gone with the next piece.
  @inline(__always)
  func bytes(_ range: PieceRange, _ base: UnsafeRawPointer) -> UnsafeRawBufferPointer {
    let start = Int(range.start)
    if start < piece.count || range.count == 0 {
      return unsafe UnsafeRawBufferPointer(start: base + min(start, piece.count), count: Int(range.count))
    }
    return unsafe UnsafeRawBufferPointer(start: scratch.map { unsafe UnsafeRawPointer($0) + (start &- piece.count) }, count: Int(range.count))
  }

  /// Reads the rows of the piece, or as many as the limit at the most, and looks their profiles and addresses up.
  func prepare(_ kind: PieceReader.Piece, limit: Int = .max) {
    (count, lineFeeds, scratchUsed, fatal) = (0, 0, 0, nil)
    faults.removeAll(keepingCapacity: true)
    addressFaults.removeAll(keepingCapacity: true)
    sharedWith.removeAll(keepingCapacity: true)
    if case .tooLong(let skipped, let inQuotes) = kind {
      piece.removeAll(keepingCapacity: true)
      if inQuotes { fatal = Self.unclosedQuote(line: 0) }
      note(.rowTooLong, RowRecord())
      lineFeeds = skipped
      return
    }
    unsafe piece.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let isPlain = unsafe Self.isPlain(bytes)
      if !isPlain, (try? UTF8Span(validating: piece.span)) == nil {
        fatal = SheetError.notUTF8(line: invalidLine())
        return
      }
      switch layout.format {
      case .csv(let separator): unsafe prepareRows(base, separator, isPlain, limit)
      case .jsonLines: unsafe prepareLines(base, limit)
      }
    }
  }

  private static func unclosedQuote(line: Int) -> SheetError {
    SheetError(.unclosedQuote, line: line, "a quotation mark opens a field and no other one closes it, as far as 1 MiB or the end: close it")
  }

  /// Whether there is nothing but ASCII without NUL.
  private static func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var (all, zeros): (UInt8, UInt8) = (0, 0)
    let count = bytes.count
    for index in 0..<count {
      let byte = unsafe bytes[index]
      all |= byte
      zeros |= byte == 0 ? 1 : 0
    }
    return all < 0x80 && zeros == 0
  }

  /// The line of the first bytes that are no UTF-8.
  private func invalidLine() -> Int {
    var line = 0
    for part in piece.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { return line }
      line += 1
    }
    return 0
  }

  private func prepareRows(_ base: UnsafeRawPointer, _ separator: UInt8, _ isPlain: Bool, _ limit: Int) {
    var cutter = unsafe RowCutter(base, count: piece.count, separator: separator)
    let (profile, address, locale) = (layout.profile, layout.address, layout.locale ?? -1)
    while !cutter.isAtEnd, count < limit {
      let first = count
      while count &- first < 64, !cutter.isAtEnd, count < limit {
        let row = cutter.next(profile: profile, address: address, locale: locale)
        if row.isBlank { continue }
        var record = RowRecord()
        record.start = UInt32(truncatingIfNeeded: row.start)
        record.end = UInt32(truncatingIfNeeded: cutter.position)
        record.line = UInt32(truncatingIfNeeded: row.line)
        if let fault = unsafe fault(of: row, length: cutter.position - row.start, isPlain ? nil : base) {
          if fault == .unclosedQuote { fatal = Self.unclosedQuote(line: row.line) }
          note(fault, record)
          continue
        }
        record.profile = unsafe range(row.profile, base)
        record.written = unsafe range(row.address, base)
        record.locale = unsafe range(row.locale, base)
        unsafe add(record, base)
      }
      unsafe look(from: first, base)
    }
    lineFeeds = cutter.lineFeeds
  }

  @inline(__always)
  private func fault(of row: RowCutter.Row, length: Int, _ base: UnsafeRawPointer?) -> RowProblem.Reason? {
    if let fault = row.fault { return fault }
    if length > SheetRows.rowLimit { return .rowTooLong }
    if let base = unsafe base, unsafe memchr(base + row.start, 0, length) != nil { return .containsNUL }
    if row.fieldCount != layout.columnCount { return .wrongFieldCount(expected: layout.columnCount, found: row.fieldCount) }
    return nil
  }

  @inline(__always)
  private func range(_ field: RowCutter.Field, _ base: UnsafeRawPointer) -> PieceRange {
    guard field.hasEscapes else { return field.range }
    var text: [UInt8] = []
    var index = Int(field.range.start)
    let end = index + Int(field.range.count)
    while index < end {
      let byte = unsafe base.load(fromByteOffset: index, as: UInt8.self)
      text.append(byte)
      index += byte == 0x22 ? 2 : 1
    }
    return keep(text)
  }

  private func prepareLines(_ base: UnsafeRawPointer, _ limit: Int) {
    var start = 0
    let bytes = piece
    while start < bytes.count, count < limit {
      let end = unsafe memchr(base + start, 0x0A, bytes.count - start).map { unsafe UnsafeRawPointer($0) - base } ?? bytes.count
      let span = bytes.span.extracting(start..<end)
      var record = RowRecord()
      record.start = UInt32(truncatingIfNeeded: start)
      record.end = UInt32(truncatingIfNeeded: min(end + 1, bytes.count))
      record.line = UInt32(truncatingIfNeeded: lineFeeds)
      if !Self.isBlank(span) {
        let object = JSONObject(span, names: layout.members)
        if let problem = end - start > SheetRows.rowLimit ? .rowTooLong : object.problem {
          note(problem, record)
        } else {
          for (index, value) in object.values.enumerated().reversed() {
            guard let value else { continue }
            let range = keep(value.text(in: span))
            switch layout.memberColumns[index] {
            case 0: record.profile = range
            case 1: record.written = range
            default: record.locale = range
            }
          }
          unsafe add(record, base)
        }
      }
      if end < bytes.count { lineFeeds += 1 }
      start = end + 1
    }
    unsafe look(from: 0, base)
  }

  private static func isBlank(_ bytes: borrowing Span<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] != 0x20 && bytes[index] != 0x0D && bytes[index] != 0x09 { return false }
    return true
  }

  /// Adds a row whose profile can be used or not.
  @inline(__always)
  private func add(_ record: RowRecord, _ base: UnsafeRawPointer) {
    guard record.profile.count > 0 else { return note(.emptyProfile, record) }
    guard record.profile.count <= 64 else { return note(.profileTooLong, record) }
    var record = record
    let profile = unsafe bytes(record.profile, base)
    record.profileHash = unsafe snapshot.hash(profile)
    snapshot.profiles.prefetch(record.profileHash)
    let written = unsafe bytes(record.written, base)
    if unsafe !written.isEmpty, unsafe normalizer.isNormal(written, channel: snapshot.question.channel) {
      record.address = record.written
    } else {
      unsafe normalize(&record, base)
    }
    if record.address.count > 0 {
      record.addressHash = unsafe snapshot.hash(bytes(record.address, base))
      snapshot.addresses.prefetch(record.addressHash)
    }
    append(record)
  }

  @inline(never)
  private func normalize(_ record: inout RowRecord, _ base: UnsafeRawPointer) {
    let written = unsafe bytes(record.written, base)
    guard unsafe !written.isEmpty else {
      record.reasons = .noAddress
      return
    }
    if foldsCase {
      let lower = unsafe written.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
      if unsafe lower.withUnsafeBytes({ unsafe normalizer.isNormal($0, channel: .email) }) {
        record.address = keep(lower)
        return
      }
    }
    do {
      record.address = keep(
        Array(try normalizer.address(unsafe String(decoding: written, as: UTF8.self), channel: snapshot.question.channel).text.utf8))
    } catch {
      record.reasons = error == .empty ? .noAddress : .invalidAddress
      if error != .empty { addressFaults[count] = error }
    }
  }

  private func note(_ fault: RowProblem.Reason, _ record: RowRecord) {
    var record = record
    record.reasons = .malformedRow
    (record.profile, record.written, record.locale) = (PieceRange(), PieceRange(), PieceRange())
    faults[count] = fault
    append(record)
  }

  @inline(__always)
  private func append(_ record: RowRecord) {
    if count == capacity, !growRows() { return }
    unsafe rowMemory?[count] = record
    count &+= 1
  }

  @inline(never)
  private func growRows() -> Bool {
    let larger = max(4096, capacity * 2)
    guard let memory = unsafe realloc(rowMemory, larger * MemoryLayout<RowRecord>.stride) else {
      isOutOfMemory = true
      return false
    }
    unsafe rowMemory = memory.assumingMemoryBound(to: RowRecord.self)
    capacity = larger
    return true
  }

  /// Keeps bytes that don't stand in the piece until the next one.
  private func keep(_ text: [UInt8]) -> PieceRange {
    if scratchUsed + text.count > scratchCapacity {
      let size = max(1 << 16, scratchCapacity * 2, scratchUsed + text.count)
      guard let larger = unsafe realloc(scratch, size) else {
        isOutOfMemory = true
        return PieceRange()
      }
      unsafe scratch = larger
      scratchCapacity = size
    }
    unsafe text.withUnsafeBytes { source in
      if let from = source.baseAddress, let to = unsafe scratch { unsafe memcpy(to + scratchUsed, from, source.count) }
    }
    defer { scratchUsed += text.count }
    return PieceRange(start: UInt32(truncatingIfNeeded: piece.count + scratchUsed), count: UInt32(truncatingIfNeeded: text.count))
  }

  /// Looks up the rows from a number on.
  private func look(from first: Int, _ base: UnsafeRawPointer) {
    guard let rows = unsafe rowMemory else { return }
    let hasSuppressions = snapshot.hasSuppressions
    for index in first..<count {
      let row = unsafe rows + index
      guard unsafe row.pointee.reasons != .malformedRow else { continue }
      let profile = unsafe bytes(row.pointee.profile, base)
      guard let profileBase = profile.baseAddress else { continue }
      let reference = unsafe snapshot.profiles.find(row.pointee.profileHash, profileBase, profile.count)
      if reference != 0 {
        unsafe row.pointee.profileReference = reference
        unsafe row.pointee.reasons.formUnion(snapshot.profiles.reasons(reference))
      } else {
        unsafe row.pointee.reasons.formUnion(hasSuppressions ? snapshot.reasons(ofUnknown: profile) : snapshot.unknown)
      }
      let address = unsafe bytes(row.pointee.address, base)
      guard unsafe row.pointee.address.count > 0, let addressBase = address.baseAddress else { continue }
      let entry = unsafe snapshot.addresses.find(row.pointee.addressHash, addressBase, address.count)
      if entry != 0 {
        unsafe row.pointee.addressReference = entry
        unsafe row.pointee.reasons.formUnion(snapshot.addresses.reasons(entry))
      }
      if let contested, unsafe contested.contains(row.pointee.addressHash, address) { unsafe row.pointee.reasons.formUnion(.sharedAddress) }
    }
  }
}
