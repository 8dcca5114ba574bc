import AssentLocalization
import AssentModel

/// Holds the strings of a file against the tables, one after the other.
struct ImportChecker {
  private let source: StringTable
  private let target: StringTable
  private let rules: PluralRules
  private var changes: [StringKey: ImportChange] = [:]
  private(set) var refusals: [Finding] = []
  private(set) var refusedKeys: Set<String> = []
  private(set) var unchanged = 0
  private(set) var untranslated = 0

  init(source: StringTable, target: StringTable, rules: PluralRules) {
    self.source = source
    self.target = target
    self.rules = rules
  }

  /// In the order of the source table.
  var orderedChanges: [ImportChange] { source.orderedEntries.compactMap { changes[$0.key] } }

  mutating func check(_ unit: ReceivedUnit) {
    guard let original = StringKey(unit.key).flatMap({ source.entries[$0] }) else {
      return refuse(unit, StringTableRule.unknownString, "'\(unit.key)' is not in the source table (\(source.locale))", hint: "Leave it out")
    }
    let entry = target.entries[original.key]
    let current = ExchangeUnit(original, entry, rules: rules)
    let before = refusals.count
    checkShape(unit, current)
    checkSource(unit, current)
    guard refusals.count == before else { return }
    guard unit.hasText else {
      untranslated += 1
      return
    }
    let isSameText = current.segments.allSatisfy { segment in
      unit.segment(segment.category)?.text == segment.target.map(\.description)
    }
    let state = importedState(unit, isSameText: isSameText, oldState: entry == nil ? nil : current.state)
    if isSameText, state == current.state, !current.isStale || unit.isStale {
      unchanged += 1
      return
    }
    guard let message = message(unit, current, TranslationComparison(with: original, rules: rules)) else { return }
    // A translation that is marked as stale still, and hasn't changed, keeps the source that it was made from.
    let keepsSource = unit.isStale && (isSameText || entry == nil)
    let fingerprint = keepsSource ? (entry == nil ? unit.translatedFrom.flatMap { Fingerprint($0) } : nil) : current.fingerprint
    changes[original.key] = ImportChange(
      key: original.key, oldMessage: entry?.message, oldState: entry.map { $0.state ?? .translated }, newMessage: message, newState: state,
      isConfirmed: current.isStale && !keepsSource, fingerprint: fingerprint, location: unit.location)
  }

  /// The state that the string gets: what the file says, unless that was said about another text.
  private func importedState(_ unit: ReceivedUnit, isSameText: Bool, oldState: TranslationState?) -> TranslationState {
    guard !isSameText else { return unit.state }
    if unit.state == .new { return .translated }
    let isOutdated = oldState != nil && unit.isStale || oldState == .reviewed && !unit.hasCurrentState
    return unit.state == .reviewed && isOutdated ? .translated : unit.state
  }

  /// Each category of the language once, and nothing else.
  private mutating func checkShape(_ unit: ReceivedUnit, _ current: ExchangeUnit) {
    var seen: Set<String?> = []
    for segment in unit.segments {
      for problem in segment.problems { refuse(unit, TranslationRule.exchangeMarkup, "'\(segment.name)' can't be read: \(problem)", at: segment) }
      if !seen.insert(segment.name.category).inserted {
        refuse(unit, TranslationRule.exchangeDuplicate, "'\(segment.name)' is in the file twice", at: segment, hint: "Keep one of them")
        continue
      }
      guard !current.segments.contains(where: { $0.category?.rawValue == segment.name.category }) else { continue }
      let categories = current.segments.compactMap(\.category?.rawValue).joined(separator: ", ")
      let hint = current.isPlural ? "\(target.locale) has \(categories)" : "The source text has no plural"
      refuse(
        unit, StringTableRule.pluralCategoryUnknown, "'\(segment.name)' is no text that \(target.locale) has for '\(unit.key)'", at: segment,
        hint: hint)
    }
  }

  /// The file must have been made from today's source text.
  private mutating func checkSource(_ unit: ReceivedUnit, _ current: ExchangeUnit) {
    let differing = unit.segments.first { read in
      guard let text = read.source, let segment = current.segments.first(where: { $0.category?.rawValue == read.name.category })
      else { return false }
      return text != segment.source.description
    }
    let fingerprint = unit.fingerprint
    guard differing != nil || fingerprint.map({ $0 != current.fingerprint.description }) ?? false else { return }
    let now = current.segments.last.map { "It is now '\($0.source)': send the string out again" }
    refuse(
      unit, TranslationRule.exchangeSource,
      "'\(unit.key)' was translated from another source text"
        + (differing?.source.map { ", '\($0)'" } ?? ""), at: differing, hint: now)
  }

  /// What the string will say; `nil` when it was refused.
  private mutating func message(_ unit: ReceivedUnit, _ current: ExchangeUnit, _ comparison: TranslationComparison) -> Message? {
    let before = refusals.count
    var patterns: [PluralCategory: MessagePattern] = [:]
    var plain: MessagePattern?
    for segment in current.segments {
      guard let read = unit.segment(segment.category), let text = read.text else {
        refuse(
          unit, StringTableRule.pluralCategoryMissing,
          "'\(unit.key)' has no text for '\(segment.category?.rawValue ?? "")', which \(target.locale) needs",
          hint: ExchangeUnit.categoryNote(segment))
        continue
      }
      do throws(MessagePatternError) {
        let pattern = try MessagePattern(parsing: text)
        for difference in comparison.differences(in: pattern, of: segment.category) { refuse(unit, difference, in: pattern, at: read) }
        if let category = segment.category { patterns[category] = pattern } else { plain = pattern }
      } catch {
        refuse(unit, StringTableRule.messagePattern, "In '\(text)' (\(read.name)), \(error)", at: read)
      }
    }
    guard refusals.count == before else { return nil }
    return plain.map { .plain($0) } ?? .plural(patterns)
  }

  private mutating func refuse(_ unit: ReceivedUnit, _ difference: TextDifference, in pattern: MessagePattern, at segment: ReceivedSegment) {
    let message = difference.message("'\(segment.name)'")
    switch difference {
    case .unknown(let name, _):
      refuse(unit, StringTableRule.placeholderUnknown, message, at: segment, part: "{\(name)}", hint: difference.hint)
    case .repeated(let name, _, _):
      refuse(unit, TranslationRule.placeholderRepeated, message, at: segment, part: "{\(name)}", hint: difference.hint)
    case .missing(let name):
      let isTyped = pattern.description.contains("{{\(name)}}")
      let hint = isTyped ? "It is there as typed text: copy the protected element of the source instead" : nil
      refuse(unit, StringTableRule.placeholderMissing, message, at: segment, hint: hint)
    case .tooLong:
      refuse(unit, StringTableRule.tooLong, message, at: segment, part: pattern.description, hint: difference.hint)
    }
  }

  private mutating func refuse(
    _ unit: ReceivedUnit, _ rule: some ReportedRule, _ message: String, at segment: ReceivedSegment? = nil, part: String? = nil, hint: String? = nil
  ) {
    refusedKeys.insert(unit.key)
    var finding = Finding(rule, at: segment?.location ?? unit.location, message, part: part, hint: hint)
    // A rule may be a warning in a build; here it keeps the string out of the table.
    finding.severity = .error
    refusals.append(finding)
  }
}

extension ReceivedUnit {
  func segment(_ category: PluralCategory?) -> ReceivedSegment? { segments.first { $0.name.category == category?.rawValue } }
}

extension ReceivedSegment {
  /// The translation; `nil` when there is none.
  var text: String? { hasText ? target : nil }
}
