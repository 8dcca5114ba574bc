import AssentAddresses
import AssentFormats
import AssentModel
import Glibc

/// Writes what became of the rows of a piece. Each thread has its own.
@safe final class ExclusionWriter: @unchecked Sendable {
  private let format: SheetFormat
  private let snapshot: AudienceSnapshot
  private let causes: (@Sendable (String, ExclusionReason) throws -> Int64?)?
  private let names = ExclusionReason.allCases.map { Array($0.rawValue.utf8) }
  private var reasonTexts: [UInt16: [UInt8]] = [:]

  private(set) var exclusions: [UInt8] = []
  private(set) var shared: [UInt8] = []
  private(set) var counts = AnalysisCounts()
  /// The bytes of the targets at the start of the piece.
  private(set) var targetCount = 0

  static let columns = ["line", "profile", "address", "locale", "reason", "reasons", "since", "position", "detail"]
  static let sharedColumns = ["line", "profile", "address", "reasons", "first_line", "first_profile", "first_reasons"]

  init(_ format: SheetFormat, snapshot: AudienceSnapshot, causes: (@Sendable (String, ExclusionReason) throws -> Int64?)?) {
    self.format = format
    self.snapshot = snapshot
    self.causes = causes
  }

  private var isJSON: Bool { format == .jsonLines }

  /// Writes the exclusions and moves the targets' bytes to the start of the piece.
  func write(_ work: PreparedPiece, firstLine: Int) throws {
    exclusions.removeAll(keepingCapacity: true)
    shared.removeAll(keepingCapacity: true)
    counts = AnalysisCounts()
    targetCount = 0
    let pieceCount = work.piece.count
    counts.rows = unsafe work.rows.count
    let hasShared = !work.sharedWith.isEmpty
    try unsafe work.piece.withUnsafeBytes { bytes in
      let base = unsafe bytes.baseAddress ?? UnsafeRawPointer(bitPattern: 8)
      guard let base = unsafe base else { return }
      for index in 0..<counts.rows {
        let row = unsafe work.rows[index]
        let line = firstLine &+ Int(row.line)
        if hasShared, let first = work.sharedWith[index] { unsafe addShared(row, line, first, work, base) }
        guard row.reasons.isEmpty else {
          counts.exclude(row.reasons)
          try unsafe addExclusion(row, index, line, work, base)
          continue
        }
        counts.targets &+= 1
      }
    }
    // Only now: the exclusions were read from the same bytes.
    unsafe work.piece.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let rows = unsafe work.rows
      var index = 0
      while index < rows.count {
        guard unsafe rows[index].reasons.isEmpty else {
          index &+= 1
          continue
        }
        // Rows that stay beside each other move together.
        let start = unsafe Int(rows[index].start)
        var end = unsafe Int(rows[index].end)
        index &+= 1
        while index < rows.count, unsafe rows[index].reasons.isEmpty, unsafe Int(rows[index].start) == end {
          end = unsafe Int(rows[index].end)
          index &+= 1
        }
        if start != targetCount { unsafe memmove(base + targetCount, base + start, min(end, pieceCount) - start) }
        targetCount &+= min(end, pieceCount) &- start
      }
    }
  }

  private func addExclusion(_ row: RowRecord, _ index: Int, _ line: Int, _ work: PreparedPiece, _ base: UnsafeRawPointer) throws {
    let decisive = ExclusionReason.allCases[min(row.reasons.rawValue.trailingZeroBitCount, names.count - 1)]
    var (since, position): (Int64?, Int64?) = (nil, nil)
    if ExclusionReasons.ofProfile.contains(ExclusionReasons(decisive)) {
      if row.profileReference != 0 {
        let facts = snapshot.profiles.facts(row.profileReference)
        (since, position) = (decisive == .subscriptionExpired ? facts.since : nil, facts.position > 0 ? facts.position : nil)
        if facts.isComposite, let causes {
          let profile = unsafe String(decoding: work.bytes(row.profile, base), as: UTF8.self)
          position = try causes(profile, decisive) ?? position
        }
      }
    } else if decisive == .quarantined || decisive == .denylisted {
      let facts = snapshot.addresses.facts(row.addressReference)
      (since, position) = (facts.since, facts.position)
    }
    begin(line, &exclusions)
    unsafe addID("profile", work.bytes(row.profile, base), &exclusions)
    unsafe addID("address", work.bytes(row.written, base), &exclusions)
    unsafe add("locale", work.bytes(row.locale, base), &exclusions)
    addWords("reason", names[min(row.reasons.rawValue.trailingZeroBitCount, names.count - 1)], &exclusions)
    addWords("reasons", text(row.reasons), &exclusions)
    addWords("since", since.map { Array(Timestamp(milliseconds: $0).description.utf8) } ?? [], &exclusions)
    addNumber("position", position, &exclusions)
    let detail = row.reasons.isDisjoint(with: Self.explained) ? "" : detail(row, index, work)
    addText("detail", detail, &exclusions)
    end(&exclusions)
  }

  /// The reasons of which there is more to say.
  private static let explained: ExclusionReasons = [.invalidAddress, .duplicateAddress, .sharedAddress, .malformedRow]

  private func detail(_ row: RowRecord, _ index: Int, _ work: PreparedPiece) -> String {
    if let fault = work.faults[index] { return RowProblem(line: 1, reason: fault).message }
    if let fault = work.addressFaults[index] { return fault.sentence }
    if row.reasons.contains(.duplicateAddress) { return "the same profile and address as on line \(row.sameAs)" }
    if row.reasons.contains(.sharedAddress) {
      return row.sameAs > 0 ? "line \(row.sameAs) has the address with another profile" : "another profile with this address has opted out"
    }
    return ""
  }

  private func addShared(
    _ row: RowRecord, _ line: Int, _ first: (profile: [UInt8], reasons: ExclusionReasons), _ work: PreparedPiece, _ base: UnsafeRawPointer
  ) {
    begin(line, &shared)
    unsafe addID("profile", work.bytes(row.profile, base), &shared)
    unsafe addID("address", work.bytes(row.written, base), &shared)
    addWords("reasons", text(row.reasons), &shared)
    addNumber("first_line", Int64(row.sameAs), &shared)
    unsafe first.profile.withUnsafeBytes { unsafe addID("first_profile", $0, &shared) }
    addWords("first_reasons", text(first.reasons), &shared)
    end(&shared)
  }

  /// All reasons, with spaces between them.
  private func text(_ reasons: ExclusionReasons) -> [UInt8] {
    if let text = reasonTexts[reasons.rawValue] { return text }
    let text = Array(reasons.reasons.map(\.rawValue).joined(separator: " ").utf8)
    reasonTexts[reasons.rawValue] = text
    return text
  }

  private func begin(_ line: Int, _ output: inout [UInt8]) {
    if isJSON { output += Array("{\"line\":".utf8) }
    Self.append(Int64(line), &output)
  }

  private func end(_ output: inout [UInt8]) {
    if isJSON { output.append(0x7D) }
    output.append(0x0A)
  }

  @inline(__always)
  private func name(_ name: StaticString, _ output: inout [UInt8]) {
    output.append(0x2C)
    guard isJSON else { return }
    output.append(0x22)
    unsafe output.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    output += [0x22, 0x3A]
  }

  /// Adds a cell that other programs join rows by, so that it isn't changed.
  private func addID(_ name: StaticString, _ bytes: UnsafeRawBufferPointer, _ output: inout [UInt8]) {
    self.name(name, &output)
    let span = unsafe bytes.bindMemory(to: UInt8.self).span
    if isJSON { JSONString.append(span, to: &output) } else { CSVCell.append(id: span, to: &output) }
  }

  private func add(_ name: StaticString, _ bytes: UnsafeRawBufferPointer, _ output: inout [UInt8]) {
    self.name(name, &output)
    let span = unsafe bytes.bindMemory(to: UInt8.self).span
    if isJSON { JSONString.append(span, to: &output) } else { CSVCell.append(span, to: &output) }
  }

  private func addText(_ name: StaticString, _ text: String, _ output: inout [UInt8]) {
    self.name(name, &output)
    if isJSON { JSONString.append(text, to: &output) } else if !text.isEmpty { CSVCell.append(text, to: &output) }
  }

  /// Words of our own, which nothing has to be done to.
  private func addWords(_ name: StaticString, _ words: [UInt8], _ output: inout [UInt8]) {
    self.name(name, &output)
    if isJSON { output.append(0x22) }
    output.append(contentsOf: words)
    if isJSON { output.append(0x22) }
  }

  private func addNumber(_ name: StaticString, _ number: Int64?, _ output: inout [UInt8]) {
    self.name(name, &output)
    if let number { Self.append(number, &output) } else if isJSON { output += Array("null".utf8) }
  }

  /// A number from 0 on.
  private static func append(_ number: Int64, _ output: inout [UInt8]) {
    var (rest, divisor) = (number, Int64(1))
    while divisor <= rest / 10 { divisor *= 10 }
    while divisor > 0 {
      output.append(0x30 + UInt8(rest / divisor))
      rest %= divisor
      divisor /= 10
    }
  }
}
