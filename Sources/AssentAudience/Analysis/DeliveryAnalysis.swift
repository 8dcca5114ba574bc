public import AssentAddresses
import AssentModel
public import AssentSheets
import Foundation
import Glibc

/// Goes through a list that is about to be sent and says who gets a message, and who doesn't and why.
///
/// The same list and snapshot give the same bytes, with any number of threads. Memory is that of the snapshot and of eight bytes, about, for
/// each address of the list.
public struct DeliveryAnalysis: Sendable {
  private let snapshot: AudienceSnapshot
  private let rules: AddressRules
  private let format: SheetFormat
  private let jobs: Int
  private let pieceSize: Int
  private let causes: (@Sendable (String, ExclusionReason) throws -> Int64?)?

  /// - Parameter causes: the position of the record that gave a profile a reason, for profiles that more than one record made what they are.
  public init(
    snapshot: AudienceSnapshot, rules: AddressRules, format: SheetFormat, jobs: Int, pieceSize: Int = 1 << 18,
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
    let contested = ContestedAddresses(hash: snapshot.hash)
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
    var reader = RecordReader(
      Descriptor(number: list.source), size: pieceSize, limit: SheetRows.rowLimit, format: format, copy: list.spoolToFill.map(Descriptor.init))
    let (layout, header) = try layout(&reader)
    let sink = AnalysisSink(outputs, isJSON: format == .jsonLines)
    try sink.begin(header)
    let reread = ListReread(
      Descriptor(number: list.again), start: list.start, work: PieceWork(layout, rules: rules, snapshot: snapshot, contested: nil))
    let ledger = try ListLedger(
      expecting: list.size.map { max(0, $0 / 100) } ?? 0, line: 1 + header.count { $0 == 0x0A }, rule: rule, hash: snapshot.hash, reread: reread,
      contested: filling)
    let counts = try AnalysisRun(reader, ledger, sink, jobs: jobs, progress: progress).run(
      work: { PieceWork(layout, rules: rules, snapshot: snapshot, contested: asking?.isEmpty == true ? nil : asking) },
      writer: { ExclusionWriter(format, snapshot: snapshot, causes: outputs.exclusions == nil ? nil : causes) })
    try list.end(before)
    return counts
  }

  private func layout(_ reader: inout RecordReader) throws(SheetError) -> (ListLayout, header: [UInt8]) {
    let channel = snapshot.question.channel.name
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
