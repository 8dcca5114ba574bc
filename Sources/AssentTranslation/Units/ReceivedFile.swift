import AssentLocalization
import AssentModel

/// A translator's file, before it is held against the tables.
struct ReceivedFile: Sendable {
  var source: String?
  var target: String?
  var segments: [ReceivedSegment] = []
  var findings: [Finding] = []

  /// Reads a file of any of the formats.
  static func read(_ bytes: [UInt8], file: String) -> ReceivedFile {
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
    findings.append(Finding(TranslationRule.invalidUTF8, at: SourceLocation(file), "The file is not UTF-8", hint: "Save it as UTF-8"))
    return nil
  }
}

/// A text as a translator's file has it, before it is held against the tables.
struct ReceivedSegment: Hashable, Sendable {
  var name: SegmentName
  /// In the syntax of string tables; `nil` when the file doesn't say.
  var source: String?
  /// In the syntax of string tables; `nil` or empty when there is none.
  var target: String?
  var state: TranslationState
  /// Whether the file still marks the translation as made from an older source text.
  var isStale = false
  /// Whether the state is what the translator says, and not what the export once wrote.
  var hasCurrentState = true
  var fingerprint: String?
  var translatedFrom: String?
  /// What is wrong with the text.
  var problems: [String] = []
  var location: SourceLocation
}

/// The name of a text in a file: a key, and its plural category in brackets where it has one: `guide.minutes[one]`.
struct SegmentName: Hashable, Sendable, CustomStringConvertible {
  var key: String
  /// As it is written; `nil` for a plain message.
  var category: String?

  init(_ key: StringKey, _ category: PluralCategory?) {
    self.key = key.text
    self.category = category?.rawValue
  }

  init(_ text: some StringProtocol) {
    guard text.last == "]", let bracket = text.firstIndex(of: "[") else {
      key = String(text)
      return
    }
    key = String(text[..<bracket])
    category = String(text[text.index(after: bracket)...].dropLast())
  }

  var description: String { category.map { "\(key)[\($0)]" } ?? key }

  /// The same as an XML name token, for ids.
  var token: String { category.map { "\(key):\($0)" } ?? key }
}

/// What formats without a place for it carry along with a string: `source=5d41402a from=00c0ffee state=reviewed stale`.
struct UnitMetadata: Hashable, Sendable, CustomStringConvertible {
  var fingerprint: String?
  var translatedFrom: String?
  var state: TranslationState?
  var isStale = false

  init(_ unit: ExchangeUnit) {
    fingerprint = unit.fingerprint.description
    translatedFrom = unit.translatedFrom?.description
    state = unit.state
    isStale = unit.isStale
  }

  init(_ text: some StringProtocol) {
    for word in text.split(separator: " ") {
      let halves = word.split(separator: "=", maxSplits: 1)
      let value = halves.count == 2 ? String(halves[1]) : ""
      switch halves.first {
      case "source": fingerprint = value
      case "from": translatedFrom = value
      case "state": state = TranslationState(rawValue: value)
      case "stale": isStale = true
      default: break
      }
    }
  }

  var description: String {
    var words: [String] = []
    if let fingerprint { words.append("source=\(fingerprint)") }
    if let translatedFrom { words.append("from=\(translatedFrom)") }
    if let state { words.append("state=\(state.rawValue)") }
    if isStale { words.append("stale") }
    return words.joined(separator: " ")
  }
}

/// The texts of one string as a translator's file has them.
struct ReceivedUnit: Hashable, Sendable {
  let key: String
  private(set) var segments: [ReceivedSegment]

  var location: SourceLocation { segments[0].location }

  /// The state of the text that is furthest from done.
  var state: TranslationState { TranslationState.lowest(segments.filter(\.hasText).map(\.state)) ?? .new }
  var isStale: Bool { segments.contains(where: \.isStale) }
  var hasCurrentState: Bool { segments.allSatisfy(\.hasCurrentState) }
  var fingerprint: String? { segments.lazy.compactMap(\.fingerprint).first }
  var translatedFrom: String? { segments.lazy.compactMap(\.translatedFrom).first }
  var hasText: Bool { segments.contains(where: \.hasText) }

  /// Puts the texts of a string together, in the order of the file, wherever they stand in it.
  static func units(of segments: [ReceivedSegment]) -> [ReceivedUnit] {
    var units: [ReceivedUnit] = []
    var indices: [String: Int] = [:]
    for segment in segments {
      if let index = indices[segment.name.key] {
        units[index].segments.append(segment)
      } else {
        indices[segment.name.key] = units.count
        units.append(ReceivedUnit(key: segment.name.key, segments: [segment]))
      }
    }
    return units
  }
}

extension ReceivedSegment {
  var hasText: Bool { target.map { !$0.isEmpty } ?? false }
}
