import AssentFormats

/// What a string says: one text, or one for each plural category of a count.
public enum Message: Hashable, Sendable {
  case plain(MessagePattern)
  /// Always with a pattern for `other`.
  case plural([PluralCategory: MessagePattern])

  /// The names of the places to fill in any of its patterns.
  public var placeholders: Set<String> {
    patterns.reduce(into: []) { $0.formUnion($1.pattern.placeholders) }
  }

  /// The patterns in CLDR's order of their categories; the category of a plain message is `nil`.
  public var patterns: [(category: PluralCategory?, pattern: MessagePattern)] {
    switch self {
    case .plain(let pattern): [(nil, pattern)]
    case .plural(let patterns): PluralCategory.allCases.compactMap { category in patterns[category].map { (category, $0) } }
    }
  }

  /// The pattern for a category; the pattern of `other` when the plural has none for it. A plain message has one pattern for all.
  public func pattern(of category: PluralCategory?) -> MessagePattern? {
    switch self {
    case .plain(let pattern): pattern
    case .plural(let patterns): category.flatMap { patterns[$0] } ?? patterns[.other]
    }
  }

  /// The text for display and comparison, with U+FFFC in each place to fill; for a plural the text of `other`.
  public var maskedText: String { pattern(of: .other)?.maskedText ?? "" }

  /// The pattern for a count; that of `other` when the message has none for the count's category, `nil` when it has neither.
  public func pattern(for count: Int, in rules: PluralRules) -> MessagePattern? {
    pattern(of: rules.category(of: count))
  }
}

/// A text with named places to fill: `Hello {name}`. `{{` and `}}` stand for the braces themselves.
public struct MessagePattern: Hashable, Sendable {
  public let parts: [Part]

  public enum Part: Hashable, Sendable {
    case text(String)
    /// A place to fill, by its name without braces.
    case placeholder(String)
  }

  /// The names of all places to fill.
  public var placeholders: Set<String> { Set(orderedPlaceholders) }

  /// The names of the places to fill in their order, each as often as it occurs.
  public var orderedPlaceholders: [String] {
    parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }

  /// How often each place to fill occurs.
  var placeholderCounts: [String: Int] { orderedPlaceholders.reduce(into: [:]) { $0[$1, default: 0] += 1 } }

  /// The texts between the places to fill.
  public var texts: [String] {
    parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// The text with the object replacement character U+FFFC in each place to fill.
  public var maskedText: String {
    parts.map { if case .text(let text) = $0 { text } else { "\u{FFFC}" } }.joined()
  }

  /// The text between the places, in characters as a reader counts them.
  public var length: Int { texts.reduce(0) { $0 + $1.count } }

  /// Parses a text as it stands in a string table.
  ///
  /// - Throws: `MessagePatternError` when braces don't match or hold no name: a letter, then letters, digits, dots, hyphens or underscores.
  public init(parsing source: String) throws(MessagePatternError) {
    var parts: [Part] = []
    var text: [UInt8] = []
    let bytes = Array(source.utf8)[...]
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard let (placeholder, end) = Placeholder.read(bytes, at: index) else {
        text.append(bytes[index])
        index += 1
        continue
      }
      switch placeholder {
      case .brace(let brace): text.append(brace)
      case .name(let name):
        if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
        text = []
        parts.append(.placeholder(name))
      case .unclosed: throw MessagePatternError(.unclosedBrace, in: source)
      case .stray: throw MessagePatternError(.strayClosingBrace, in: source)
      case .invalidName(let name): throw MessagePatternError(.invalidName(name), in: source)
      }
      index = end
    }
    if !text.isEmpty { parts.append(.text(String(decoding: text, as: UTF8.self))) }
    self.parts = parts
  }
}

extension MessagePattern: CustomStringConvertible {
  /// The text as it stands in a string table.
  public var description: String {
    parts.map { part in
      switch part {
      case .text(let text): text.map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : String($0) }.joined()
      case .placeholder(let name): "{\(name)}"
      }
    }.joined()
  }
}

/// Why a text of a string table is no message pattern.
public struct MessagePatternError: Error, Hashable, CustomStringConvertible {
  public let code: Code
  /// The text that was parsed.
  public let source: String

  public enum Code: Hashable, Sendable {
    /// A `{` without its `}`.
    case unclosedBrace
    /// A `}` without its `{`.
    case strayClosingBrace
    /// Braces around what is no name.
    case invalidName(String)
  }

  init(_ code: Code, in source: String) {
    self.code = code
    self.source = source
  }

  public var description: String {
    let placeholder: Placeholder =
      switch code {
      case .unclosedBrace: .unclosed
      case .strayClosingBrace: .stray
      case .invalidName(let name): .invalidName(name)
      }
    return placeholder.problem ?? ""
  }
}
