import AssentLocalization
import AssentModel

/// Reads a PO file as translators' tools return it.
struct POReader {
  private var result = ReadFile()
  private var entry = POEntry()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReadFile {
    var reader = POReader(file: file)
    if let text = ReadFile.text(bytes, file: file, into: &reader.result.findings) { reader.read(text) }
    return reader.result
  }

  private init(file: String) { self.file = file }

  private mutating func read(_ text: String) {
    // Line ends inside texts are escaped, so a line of the file ends at a line feed alone.
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      var content = Substring(line)
      while let last = content.unicodeScalars.last, last == "\r" || last == " " || last == "\t" { content.unicodeScalars.removeLast() }
      readLine(content.trimmingPrefix { $0 == " " || $0 == "\t" }, number: index + 1)
    }
    endEntry()
  }

  private mutating func readLine(_ line: Substring, number: Int) {
    if line.isEmpty { return endEntry() }
    if line.hasPrefix("#~") { return }
    if line.hasPrefix("#") {
      if entry.isComplete { endEntry() }
      if line.hasPrefix("#,") {
        entry.flags += line.dropFirst(2).split(separator: ",").map { $0.trimmingPrefix(" ") }.map(String.init)
      } else if line.hasPrefix("#. assent: ") {
        entry.record = UnitRecord(line.dropFirst("#. assent: ".count))
      }
      return
    }
    if line.hasPrefix("\"") { return append(line, number) }
    let keyword = line.prefix { !$0.isWhitespace && $0 != "\"" }
    switch keyword {
    case "msgctxt":
      if entry.isComplete { endEntry() }
      entry.begin(.context, line: number)
    case "msgid":
      if entry.isComplete { endEntry() }
      entry.begin(.source, line: number)
    case "msgstr": entry.begin(.target, line: number)
    case _ where keyword == "msgid_plural" || keyword.hasPrefix("msgstr["): entry.begin(.plural, line: number)
    default: return report(number, "This line is no PO")
    }
    append(line.dropFirst(keyword.count).trimmingPrefix { $0.isWhitespace }, number)
  }

  private mutating func append(_ text: Substring, _ number: Int) {
    guard let value = POText.unquoted(text) else { return report(number, "This is no text in quotation marks") }
    if !entry.append(value) { report(number, "This text belongs to nothing") }
  }

  private mutating func report(_ line: Int, _ message: String) {
    guard result.findings.count < 20 else { return }
    result.findings.append(
      Finding("exchange-format", at: SourceLocation(file, line: line), message, hint: "Check the file with msgfmt --check"))
  }

  private mutating func endEntry() {
    defer { entry = POEntry() }
    guard let source = entry.source else { return }
    if entry.context == nil, source.isEmpty { return readHeader(entry.target ?? "") }
    let isFuzzy = entry.flags.contains("fuzzy")
    let record = entry.record
    var segment = ReadSegment(
      name: SegmentName(entry.context ?? ""), source: source, target: entry.target, state: .translated, fingerprint: record.fingerprint,
      translatedFrom: record.translatedFrom, location: SourceLocation(file, line: entry.line))
    if isFuzzy {
      // A mark that the export didn't set says that the text needs a reader.
      let isExported = record.isStale || record.state == .new || record.state == .machine
      segment.state = isExported ? record.state ?? .machine : .machine
      segment.isStale = record.isStale
      segment.hasCurrentState = false
    } else if let state = record.state, [.translated, .reviewed].contains(state), !record.isStale {
      segment.state = state
      segment.hasCurrentState = false
    }
    if entry.target?.isEmpty ?? true { segment.state = .new }
    if entry.isPlural { segment.problems.append("it has msgid_plural, which was not sent") }
    result.segments.append(segment)
  }

  private mutating func readHeader(_ header: String) {
    for line in header.split(separator: "\n") {
      let halves = line.split(separator: ":", maxSplits: 1)
      guard halves.count == 2 else { continue }
      let value = String(halves[1].trimmingPrefix(" ").replacing("_", with: "-"))
      switch halves[0] {
      case "Language": result.target = value.isEmpty ? nil : value
      case "X-Source-Language": result.source = value.isEmpty ? nil : value
      default: break
      }
    }
  }
}
