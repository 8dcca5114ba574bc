public import AssentModel

/// Texts that stand in for a translation before there is one: they show what isn't translatable, what overflows, and what breaks from right to left.
///
/// Placeholders stay as they are.
public enum Pseudolocalization: String, Hashable, Sendable, CaseIterable {
  /// Accents on the letters, brackets around the whole, 40 % longer: `⟦Ûñšûƀšçŕîƀé öñé ţŵö⟧`.
  case accented
  /// Each word from right to left, as it would be shown in an Arabic or Hebrew page.
  case rightToLeft

  /// The tag of the locale that is made up, as Android names its own: `en-XA` and `ar-XB`.
  public var locale: LocaleTag {
    switch self {
    case .accented: LocaleTag("en-XA") ?? .undetermined
    case .rightToLeft: LocaleTag("ar-XB") ?? .undetermined
    }
  }

  /// The texts of one message, between the places to fill: the first begins with the opening bracket, the last ends with the padding and the other.
  ///
  /// As many come back as went in.
  public func transform(_ texts: [String]) -> [String] {
    switch self {
    case .accented: Self.accented(texts)
    case .rightToLeft: texts.map(Self.turned)
    }
  }

  /// A text without places to fill.
  public func transform(_ text: String) -> String { transform([text]).joined() }

  /// A pattern; the same places are filled.
  public func transform(_ pattern: MessagePattern) -> MessagePattern {
    var parts = pattern.parts
    // Brackets go around the whole, also where it begins or ends with a place to fill.
    if case .placeholder = parts.first { parts.insert(.text(""), at: 0) }
    if case .placeholder = parts.last { parts.append(.text("")) }
    let texts = parts.compactMap { part -> String? in if case .text(let text) = part { text } else { nil } }
    var changed = transform(texts)[...]
    let result = parts.map { part -> MessagePattern.Part in
      guard case .text = part, let text = changed.popFirst() else { return part }
      return .text(text)
    }
    return MessagePattern(parts: result.filter { $0 != .text("") })
  }

  /// A message, each of its plural categories.
  public func transform(_ message: Message) -> Message {
    switch message {
    case .plain(let pattern): .plain(transform(pattern))
    case .plural(let patterns): .plural(patterns.mapValues { transform($0) })
    }
  }

  /// A whole table, as the table of the locale that is made up.
  public func transform(_ table: StringTable) -> StringTable {
    StringTable(
      locale: locale, file: table.file,
      entries: table.entries.mapValues { entry in
        let message = transform(entry.message)
        return StringEntry(
          key: entry.key, message: message, note: nil, maximumLength: nil, state: .reviewed, sourceFingerprint: Fingerprint(of: entry.message),
          location: entry.location, textLocation: entry.textLocation, categoryLocations: entry.categoryLocations, sourceOnlyFields: [:])
      })
  }
}

extension MessagePattern {
  init(parts: [Part]) { self.parts = parts }
}
