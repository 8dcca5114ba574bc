import AssentFormats
import AssentModel

/// Reads the entries of a string table and collects what is wrong with them.
struct StringTableReader {
  private(set) var findings: [Finding] = []
  private let file: String

  init(file: String) { self.file = file }

  mutating func read(_ text: String) -> [StringKey: StringEntry] {
    let parsed = YAMLValue.parse(text, file: file)
    findings += parsed.findings
    guard let root = parsed.value?.mapping("the string table", into: &findings) else { return [:] }
    root.reportUnknownKeys(except: ["strings"], into: &findings)
    guard let strings = root.mapping("strings", required: true, into: &findings) else { return [:] }
    var entries: [StringKey: StringEntry] = [:]
    entries.reserveCapacity(strings.entries.count)
    for item in strings.entries {
      guard let key = item.key(as: .stringKey, rule: StringTableRule.stringKey, into: &findings) else { continue }
      entries[key] = entry(key, item)
    }
    return entries
  }

  private mutating func entry(_ key: StringKey, _ item: YAMLMapping.Entry) -> StringEntry? {
    if case .scalar(let scalar) = item.value.content, !scalar.isNull {
      findings.append(
        Finding(YAMLRule.wrongType, at: item.location, "'\(key)' must be a mapping", hint: "Put 'text:' on the next line, in front of the text"))
      return nil
    }
    guard let fields = item.value.mapping(item.key, into: &findings) else { return nil }
    fields.reportUnknownKeys(except: ["text", "note", "max", "state", "source"], into: &findings)
    let note = fields.value("note", as: YAMLType("text") { $0.text }, into: &findings)
    let maximum = fields.value("max", as: .integer(in: 1...), into: &findings)
    let state = fields.value("state", as: .word, rule: StringTableRule.translationState, into: &findings) as TranslationState?
    let fingerprint = fields.value("source", as: .fingerprint, rule: StringTableRule.sourceFingerprint, into: &findings)
    guard let text = fields["text"] else {
      findings.append(Finding(YAMLRule.missingKey, at: item.location, "'\(key)' has no text", hint: "Add 'text:' and what it says"))
      return nil
    }
    guard let (message, categories) = message(text) else { return nil }
    let sourceOnly = fields.entries.filter { ["note", "max"].contains($0.key) }.map { ($0.key, $0.location) }
    return StringEntry(
      key: key, message: message, note: note, maximumLength: maximum, state: state, sourceFingerprint: fingerprint,
      location: item.location, textLocation: text.location, categoryLocations: categories,
      sourceOnlyFields: Dictionary(sourceOnly) { first, _ in first })
  }

  private mutating func message(_ text: YAMLValue) -> (Message, [PluralCategory: SourceLocation])? {
    guard case .mapping(let mapping) = text.content else {
      guard let source = text.value("text", as: .prose, into: &findings), let pattern = pattern(source, at: text.location) else { return nil }
      return (.plain(pattern), [:])
    }
    var patterns: [PluralCategory: MessagePattern] = [:]
    var locations: [PluralCategory: SourceLocation] = [:]
    for item in mapping.entries {
      guard let category: PluralCategory = item.key(as: .word, rule: StringTableRule.pluralCategory, into: &findings) else { continue }
      guard let source = item.value.value(item.key, as: .prose, into: &findings), let pattern = pattern(source, at: item.value.location)
      else { continue }
      patterns[category] = pattern
      locations[category] = item.location
    }
    guard patterns[.other] != nil else {
      if mapping["other"] == nil {
        findings.append(
          Finding(StringTableRule.pluralCategoryMissing, at: text.location, "The plural has no text for 'other', which every language needs"))
      }
      return nil
    }
    return (.plural(patterns), locations)
  }

  private mutating func pattern(_ source: String, at location: SourceLocation) -> MessagePattern? {
    do throws(MessagePatternError) {
      return try MessagePattern(parsing: source)
    } catch {
      findings.append(Finding(StringTableRule.messagePattern, at: location, "In '\(source)', \(error)"))
      return nil
    }
  }
}

extension YAMLType<StringKey> {
  static var stringKey: Self { Self("names separated by dots, such as optOut.button") { StringKey($0.text) } }
}

extension YAMLType<Fingerprint> {
  static var fingerprint: Self { Self("a fingerprint: eight hexadecimal digits in lower case") { Fingerprint($0.text) } }
}
