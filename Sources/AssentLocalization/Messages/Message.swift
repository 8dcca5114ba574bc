/// What a string says: one text, or one for each plural category of a count.
public enum Message: Hashable, Sendable {
  case plain(MessagePattern)
  /// Always with a pattern for `other`.
  case plural([PluralCategory: MessagePattern])

  /// The names of the places to fill in any of its patterns.
  public var placeholders: Set<String> {
    switch self {
    case .plain(let pattern): pattern.placeholders
    case .plural(let patterns): patterns.values.reduce(into: []) { $0.formUnion($1.placeholders) }
    }
  }

  /// The pattern for a count; that of `other` when the message has none for the count's category, `nil` when it has neither.
  public func pattern(for count: Int, in rules: PluralRules) -> MessagePattern? {
    switch self {
    case .plain(let pattern): pattern
    case .plural(let patterns): patterns[rules.category(of: count)] ?? patterns[.other]
    }
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
  public var placeholders: Set<String> {
    Set(parts.compactMap { if case .placeholder(let name) = $0 { name } else { nil } })
  }

  /// The text between the places, in characters as a reader counts them.
  public var length: Int {
    parts.reduce(0) { if case .text(let text) = $1 { $0 + text.count } else { $0 } }
  }

  /// Parses a text as it stands in a string table.
  ///
  /// - Throws: `MessagePatternError` when braces don't match or hold no name: a letter, then letters, digits, dots, hyphens or underscores.
  public init(parsing source: String) throws(MessagePatternError) {
    var parts: [Part] = []
    var text = ""
    var rest = source[...]
    while let index = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      text += rest[..<index]
      let brace = rest[index]
      rest = rest[rest.index(after: index)...]
      if rest.first == brace {
        text.append(brace)
        rest.removeFirst()
        continue
      }
      guard brace == "{" else { throw MessagePatternError(.strayClosingBrace, in: source) }
      guard let end = rest.firstIndex(of: "}") else { throw MessagePatternError(.unclosedBrace, in: source) }
      let name = rest[..<end]
      guard Self.isName(name) else { throw MessagePatternError(.invalidName(String(name)), in: source) }
      if !text.isEmpty { parts.append(.text(text)) }
      text = ""
      parts.append(.placeholder(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    text += rest
    if !text.isEmpty { parts.append(.text(text)) }
    self.parts = parts
  }

  private static func isName(_ name: Substring) -> Bool {
    guard let first = name.first, first.isASCII, first.isLetter else { return false }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_") }
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
    switch code {
    case .unclosedBrace: "a { has no }; write {{ for the brace itself"
    case .strayClosingBrace: "a } has no {; write }} for the brace itself"
    case .invalidName(let name):
      "{\(name)} is no placeholder: a name begins with a letter, such as {brand}; write {{ and }} for the braces themselves"
    }
  }
}
