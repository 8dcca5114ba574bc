import AssentModel

/// A translator's file, before it is held against the tables.
struct ReadFile: Sendable {
  var source: String?
  var target: String?
  var segments: [ReadSegment] = []
  var findings: [Finding] = []

  /// Reads a file of any of the formats.
  static func read(_ bytes: [UInt8], file: String) -> ReadFile {
    switch ExchangeFormat.detect(bytes) {
    case .xliff2: XLIFF2Reader.read(bytes, file: file)
    case .xliff1: XLIFF1Reader.read(bytes, file: file)
    case .po: POReader.read(bytes, file: file)
    case .csv: CSVReader.read(bytes, file: file)
    }
  }

  /// The text of a file that must be UTF-8; the mark at its start is left out.
  static func text(_ bytes: [UInt8], file: String, into findings: inout [Finding]) -> String? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let text = String(validating: content, as: UTF8.self) { return text }
    findings.append(Finding("invalid-utf8", at: SourceLocation(file), "The file is not UTF-8", hint: "Save it as UTF-8"))
    return nil
  }
}
