import AssentModel

/// What a brace begins in a text with places to fill, in documents and strings alike: `Hello {name}`, and `{{` for the brace itself.
public enum Placeholder: Hashable, Sendable {
  /// A place to fill, by its name without braces.
  case name(String)
  /// A doubled brace, which stands for the brace itself.
  case brace(UInt8)
  /// A `{` without its `}`.
  case unclosed
  /// A `}` without its `{`.
  case stray
  /// Braces around what isn't a name.
  case invalidName(String)

  /// Reads what begins at a brace.
  ///
  /// - Returns: `nil` where no brace stands at the index; otherwise what begins there, and the index behind it.
  public static func read(_ text: ArraySlice<UInt8>, at index: Int) -> (Placeholder, end: Int)? {
    let byte = text[index]
    guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else { return nil }
    if index + 1 < text.endIndex, text[index + 1] == byte { return (.brace(byte), index + 2) }
    guard byte == UInt8(ascii: "{") else { return (.stray, index + 1) }
    guard let end = text[index...].prefix(longestName + 2).firstIndex(of: UInt8(ascii: "}")) else { return (.unclosed, index + 1) }
    let name = text[(index + 1)..<end]
    let text = String(decoding: name, as: UTF8.self)
    return (isName(name) ? .name(text) : .invalidName(text), end + 1)
  }

  /// What is wrong, as a sentence without a full stop; `nil` for what stands for something.
  public var problem: String? {
    switch self {
    case .name, .brace: nil
    case .unclosed: "a { has no }; write {{ for the brace itself"
    case .stray: "a } has no {; write }} for the brace itself"
    case .invalidName(let name):
      "{\(name)} is no placeholder: a name begins with a letter, such as {brand}; write {{ and }} for the braces themselves"
    }
  }

  /// In bytes. A bound keeps the time in proportion to the text.
  private static let longestName = 200

  /// A letter, then letters, digits, dots, hyphens and underscores, all of ASCII.
  private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
    guard let first = name.first, first.isLetter else { return false }
    return name.allSatisfy { $0.isLetter || $0.isDigit || "._-".utf8.contains($0) }
  }
}
