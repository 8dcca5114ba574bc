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

  /// A message with every plural category of the language that is made up.
  private func completed(_ message: Message) -> Message {
    guard case .plural(let patterns) = message, let other = patterns[.other] else { return message }
    let categories = PluralCategory.allCases.filter(PluralRules.cardinal(for: locale).categories.contains)
    return .plural(Dictionary(uniqueKeysWithValues: categories.map { ($0, patterns[$0] ?? other) }))
  }

  /// A whole table, as the table of the locale that is made up.
  public func transform(_ table: StringTable) -> StringTable {
    StringTable(
      locale: locale, file: table.file,
      entries: table.entries.mapValues { entry in
        let message = transform(completed(entry.message))
        return StringEntry(
          key: entry.key, message: message, note: nil, maximumLength: nil, state: .reviewed, sourceFingerprint: Fingerprint(of: entry.message),
          location: entry.location, textLocation: entry.textLocation, categoryLocations: entry.categoryLocations, sourceOnlyFields: [:])
      })
  }
}

extension MessagePattern {
  init(parts: [Part]) { self.parts = parts }
}

extension Pseudolocalization {
  private static let opening = "\u{27E6}"
  private static let closing = "\u{27E7}"
  /// How much longer a text becomes, in per cent: what a translation from English takes.
  private static let growth = 40
  private static let padding = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(accents)

  static func accented(_ texts: [String]) -> [String] {
    let length = texts.reduce(0) { $0 + $1.unicodeScalars.count }
    guard length > 0 else { return texts }
    var result = texts.map(accents)
    result[0] = opening + result[0]
    // Space at the end separates the text from what follows it, such as the anchor of a heading.
    let last = result[result.count - 1]
    let end = last.unicodeScalars.reversed().prefix { $0 == " " }.count
    result[result.count - 1] =
      String(last.unicodeScalars.dropLast(end)) + words(atLeast: (length * growth + 99) / 100) + closing + String(repeating: " ", count: end)
    return result
  }

  /// Whole words, so that lines break as they would in a translation.
  private static func words(atLeast length: Int) -> String {
    var words = ""
    var count = 0
    var next = 0
    while count < length {
      let word = padding[next % padding.count]
      words += " " + word
      count += 1 + word.unicodeScalars.count
      next += 1
    }
    return words
  }

  private static func accents(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(accent(scalar)) }
    return String(result)
  }

  /// A letter of ASCII as one of Latin Extended that looks like it.
  private static func accent(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "a"..."z": small[Int(scalar.value - 0x61)]
    case "A"..."Z": capital[Int(scalar.value - 0x41)]
    default: scalar
    }
  }

  private static let small = Array("åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž".unicodeScalars)
  private static let capital = Array("ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ".unicodeScalars)
}

extension Pseudolocalization {
  private static let turnedOpening = Array("\u{200F}\u{202E}".unicodeScalars)
  private static let turnedClosing = Array("\u{202C}\u{200F}".unicodeScalars)

  /// Each run without white space between a right-to-left mark and override, and what ends them: as Android's `ar-XB` does.
  ///
  /// A run without a letter or digit stays as it is: punctuation beside Markdown's signs decides what they mean.
  static func turned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var word: [Unicode.Scalar] = []
    func endWord() {
      let isTurned = word.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
      if isTurned { result.append(contentsOf: turnedOpening) }
      result.append(contentsOf: word)
      if isTurned { result.append(contentsOf: turnedClosing) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        endWord()
        result.append(scalar)
      } else {
        word.append(scalar)
      }
    }
    endWord()
    return String(result)
  }
}
