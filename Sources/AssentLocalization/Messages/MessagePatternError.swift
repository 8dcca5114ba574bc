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
