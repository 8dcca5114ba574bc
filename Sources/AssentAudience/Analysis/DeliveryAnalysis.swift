public import AssentAddresses
public import AssentFormats
import AssentModel
import Foundation
import SystemPackage

/// Goes through a list that is about to be sent and says who gets a message, and who doesn't and why.
///
/// The same list and snapshot give the same bytes, with any number of threads. Memory is that of the snapshot and of eight bytes, about, for
/// each address of the list.
public struct DeliveryAnalysis: Sendable {
  private let snapshot: AudienceSnapshot
  private let rules: AddressComparison
  private let format: SheetFormat
  private let jobs: Int
  private let pieceSize: Int
  private let causes: (@Sendable (String, ExclusionReason) throws -> Int64?)?

  /// - Parameter causes: the position of the record that gave a profile a reason, for profiles that more than one record made what they are.
  public init(
    snapshot: AudienceSnapshot, rules: AddressComparison, format: SheetFormat, jobs: Int, pieceSize: Int = 1 << 18,
    causes: (@Sendable (String, ExclusionReason) throws -> Int64?)? = nil
  ) {
    self.snapshot = snapshot
    self.rules = rules
    self.format = format
    self.jobs = max(1, jobs)
    self.pieceSize = max(1, pieceSize)
    self.causes = causes
  }

  /// Finds the addresses of which a profile opted out while another has them too; writes nothing.
  public func contested(in list: AnalysisList, progress: @escaping @Sendable (Int) -> Void) throws -> ContestedList {
    let contested = try ContestedAddresses(hash: snapshot.hash)
    _ = try run(list, AnalysisOutputs(), .keep, filling: contested, asking: nil, progress)
    return ContestedList(contested)
  }

  /// Analyses a list. When it throws, a part of the outputs was written: the caller removes it.
  ///
  /// - Throws: `SheetError`, ``AnalysisError``, or what the causes throw.
  public func run(
    _ list: AnalysisList, to outputs: AnalysisOutputs, shared rule: SharedAddressRule, contested: ContestedList? = nil,
    progress: @escaping @Sendable (Int) -> Void
  ) throws -> AnalysisCounts {
    try run(list, outputs, rule, filling: nil, asking: contested?.addresses, progress)
  }

  private func run(
    _ list: AnalysisList, _ outputs: AnalysisOutputs, _ rule: SharedAddressRule, filling: ContestedAddresses?, asking: ContestedAddresses?,
    _ progress: @escaping @Sendable (Int) -> Void
  ) throws -> AnalysisCounts {
    let before = try list.begin()
    var reader = PieceReader(
      Descriptor(number: list.source), size: pieceSize, limit: SheetRows.rowLimit, format: format, copy: list.spoolToFill.map(Descriptor.init))
    let (layout, header) = try layout(&reader)
    let sink = AnalysisSink(outputs, isJSON: format == .jsonLines)
    try sink.begin(header)
    let reread = ListReread(
      Descriptor(number: list.again), start: list.start, work: PreparedPiece(layout, rules: rules, snapshot: snapshot, contested: nil))
    let ledger = try SharedAddressFinder(
      expecting: list.size.map { max(0, $0 / 100) } ?? 0, line: 1 + header.count { $0 == 0x0A }, rule: rule, hash: snapshot.hash, reread: reread,
      contested: filling)
    let counts = try AnalysisRun(reader, ledger, sink, jobs: jobs, progress: progress).run(
      work: { PreparedPiece(layout, rules: rules, snapshot: snapshot, contested: asking?.isEmpty == true ? nil : asking) },
      writer: { ExclusionWriter(format, snapshot: snapshot, causes: outputs.exclusions == nil ? nil : causes) })
    try list.end(before)
    return counts
  }

  private func layout(_ reader: inout PieceReader) throws(SheetError) -> (ListLayout, header: [UInt8]) {
    let channel = snapshot.question.channel
    switch format {
    case .csv(let separator):
      let header = try reader.readHeader()
      let columns = try SheetColumns(header: header, separator: separator)
      return (try ListLayout(columns, separator: separator, channel: channel), header ?? [])
    case .jsonLines:
      reader.drop(try SheetEncoding.markLength(try reader.readStart()))
      return (ListLayout(channel: channel), [])
    }
  }
}

/// The shared addresses of a list of which a profile opted out.
public struct ContestedList: Sendable {
  let addresses: ContestedAddresses

  init(_ addresses: ContestedAddresses) { self.addresses = addresses }

  /// In their one spelling, in the order in which the list shows them to be shared.
  public var texts: [String] { addresses.texts }
}

/// The open files that an analysis writes to; the caller opens and closes them. What has no file is not written.
public struct AnalysisOutputs: Hashable, Sendable {
  /// The rows that may be contacted, as the list has them.
  public var targets: Int32?
  public var exclusions: Int32?
  /// The profiles that share an address with one further up in the list.
  public var shared: Int32?

  public init(targets: Int32? = nil, exclusions: Int32? = nil, shared: Int32? = nil) {
    self.targets = targets
    self.exclusions = exclusions
    self.shared = shared
  }
}

/// Where an analysis ends: its files, and what was counted.
final class AnalysisSink {
  private let outputs: AnalysisOutputs
  private let isJSON: Bool
  private(set) var counts = AnalysisCounts()

  init(_ outputs: AnalysisOutputs, isJSON: Bool) {
    self.outputs = outputs
    self.isJSON = isJSON
  }

  /// Writes the headers.
  func begin(_ header: [UInt8]) throws(SheetError) {
    try write(header.span, to: outputs.targets, "targets")
    guard !isJSON else { return }
    try write(Array((ExclusionWriter.columns.joined(separator: ",") + "\n").utf8).span, to: outputs.exclusions, "exclusions")
    try write(Array((ExclusionWriter.sharedColumns.joined(separator: ",") + "\n").utf8).span, to: outputs.shared, "shared addresses")
  }

  func take(_ writer: ExclusionWriter, _ work: PreparedPiece) throws(SheetError) {
    let (piece, exclusions, shared) = (work.piece, writer.exclusions, writer.shared)
    if writer.targetCount > 0 { try write(piece.span.extracting(first: writer.targetCount), to: outputs.targets, "targets") }
    try write(exclusions.span, to: outputs.exclusions, "exclusions")
    try write(shared.span, to: outputs.shared, "shared addresses")
    counts += writer.counts
  }

  private func write(_ bytes: borrowing Span<UInt8>, to file: Int32?, _ what: String) throws(SheetError) {
    guard let file, !bytes.isEmpty else { return }
    do {
      try Descriptor(number: file).write(bytes)
    } catch {
      let hint = error == .noSpace ? ": make room and analyse again" : ""
      throw SheetError(.inputOutput, "the \(what) can't be written: \(error)\(hint)")
    }
  }
}

/// What became of the rows of a list.
public struct AnalysisCounts: Hashable, Sendable {
  /// Rows that are no blank lines; malformed ones are among them.
  public var rows = 0
  /// Rows that may be contacted.
  public var targets = 0
  /// How often each reason decided, in the order of ``ExclusionReason``.
  public var decisive = Array(repeating: 0, count: ExclusionReason.allCases.count)
  /// How often each reason was given at all, in the same order.
  public var given = Array(repeating: 0, count: ExclusionReason.allCases.count)
  /// Addresses that the list has with two profiles or more.
  public var sharedAddresses = 0
  /// Profiles beyond the first that an address has.
  public var sharedProfiles = 0
  /// Shared addresses of which a profile opted out.
  public var contestedAddresses = 0

  public init() {}

  public var exclusions: Int { rows - targets }

  mutating func exclude(_ reasons: ExclusionReasons) {
    var bits = reasons.rawValue
    decisive[min(bits.trailingZeroBitCount, decisive.count - 1)] += 1
    while bits != 0 {
      given[min(bits.trailingZeroBitCount, given.count - 1)] += 1
      bits &= bits &- 1
    }
  }

  static func += (left: inout AnalysisCounts, right: AnalysisCounts) {
    left.rows += right.rows
    left.targets += right.targets
    for index in left.decisive.indices {
      left.decisive[index] += right.decisive[index]
      left.given[index] += right.given[index]
    }
  }
}

/// What becomes of an address that the list has with more than one profile.
public enum SharedAddressRule: String, Hashable, Sendable, CaseIterable {
  /// Every profile stays; the summary says how many there are.
  case keep
  /// Its first profile stays, the others are left out; when one of them opted out, all are.
  case exclude
  /// Addresses of which a profile opted out go into quarantine.
  case quarantine
}
