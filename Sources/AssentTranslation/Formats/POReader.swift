import AssentLocalization
import AssentModel

/// Reads a PO file as translators' tools return it.
struct POReader {
  private var result = ReceivedFile()
  private var entry = POEntry()
  private let file: String

  static func read(_ bytes: [UInt8], file: String) -> ReceivedFile {
    var reader = POReader(file: file)
    if let text = ReceivedFile.text(bytes, file: file, into: &reader.result.findings) { reader.read(text) }
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
        entry.record = UnitMetadata(line.dropFirst("#. assent: ".count))
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
      Finding(TranslationRule.exchangeFormat, at: SourceLocation(file, line: line), message, hint: "Check the file with msgfmt --check"))
  }

  private mutating func endEntry() {
    defer { entry = POEntry() }
    guard let source = entry.source else { return }
    if entry.context == nil, source.isEmpty { return readHeader(entry.target ?? "") }
    let isFuzzy = entry.flags.contains("fuzzy")
    let record = entry.record
    var segment = ReceivedSegment(
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

/// An entry of a PO file while it is read.
struct POEntry {
  enum Field { case context, source, target, plural }

  private(set) var context: String?
  private(set) var source: String?
  private(set) var target: String?
  private(set) var isPlural = false
  /// The line of its translation, as far as it has been read.
  private(set) var line = 1
  var flags: [String] = []
  var record = UnitMetadata("")
  private var field: Field?

  /// Whether its translation has begun, so that what comes next belongs to another.
  var isComplete: Bool { target != nil || isPlural && field == .plural }

  mutating func begin(_ field: Field, line: Int) {
    self.field = field
    self.line = line
    switch field {
    case .context: context = ""
    case .source: source = ""
    case .target: target = ""
    case .plural: isPlural = true
    }
  }

  /// Adds a line to the field that has begun; false when none has.
  mutating func append(_ text: String) -> Bool {
    switch field {
    case .context: context? += text
    case .source: source? += text
    case .target: target? += text
    case .plural: break
    case nil: return false
    }
    return true
  }
}

/// A text in quotation marks, with escapes as in C.
enum POText {
  private static let letters: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "r": "\r", "t": "\t", "a": "\u{7}", "b": "\u{8}", "v": "\u{B}", "f": "\u{C}", "\"": "\"", "\\": "\\", "'": "'", "?": "?",
  ]

  /// The text itself; `nil` when the quotation marks or an escape are wrong.
  static func unquoted(_ text: Substring) -> String? {
    var scalars = text.unicodeScalars
    guard scalars.count >= 2, scalars.popFirst() == "\"", scalars.popLast() == "\"" else { return nil }
    guard scalars.contains("\\") || scalars.contains("\"") else { return String(Substring(scalars)) }
    var result = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
      if scalar == "\"" { return nil }
      guard scalar == "\\" else {
        result.append(scalar)
        continue
      }
      guard let escape = scalars.popFirst() else { return nil }
      if let letter = letters[escape] {
        result.append(letter)
      } else if escape == "x" {
        guard let value = number(&scalars, radix: 16, digits: 2, start: "") else { return nil }
        result.append(value)
      } else if ("0"..."7").contains(escape) {
        guard let value = number(&scalars, radix: 8, digits: 2, start: String(escape)) else { return nil }
        result.append(value)
      } else {
        return nil
      }
    }
    return String(result)
  }

  private static func number(_ scalars: inout Substring.UnicodeScalarView, radix: Int, digits: Int, start: String) -> Unicode.Scalar? {
    var text = start
    for _ in 0..<digits {
      guard let next = scalars.first, Int(String(next), radix: radix) != nil else { break }
      text.unicodeScalars.append(next)
      scalars.removeFirst()
    }
    // Above ASCII it would be a byte of a character, in an encoding that nobody names.
    return UInt32(text, radix: radix).flatMap { $0 < 0x80 ? Unicode.Scalar($0) : nil }
  }
}
