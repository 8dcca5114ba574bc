import AssentSheets
import Glibc

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

  func take(_ writer: ExclusionWriter, _ work: PieceWork) throws(SheetError) {
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
      let hint = error.number == ENOSPC ? ": make room and analyse again" : ""
      throw SheetError(.inputOutput, "the \(what) can't be written: \(error)\(hint)")
    }
  }
}
