/// The text of a block as its reader sees it, entities decoded, lines joined by spaces.
public struct OutlineText: Hashable, Sendable {
  /// With U+FFFC for each of the parts.
  public let text: String
  /// In the order of the text.
  public let parts: [OutlinePart]
  public let links: [DocumentLink]
  public let images: [DocumentLink]
  public let emphasisCount: Int
  public let strongCount: Int

  /// What stands for a part.
  public static let partScalar: Unicode.Scalar = "\u{FFFC}"

  /// The text with its parts written out: code and labels as they read, placeholders in braces.
  public var spelledOut: String {
    guard !parts.isEmpty else { return text }
    var result = String.UnicodeScalarView()
    var rest = parts[...]
    for scalar in text.unicodeScalars {
      guard scalar == Self.partScalar, let part = rest.popFirst() else {
        result.append(scalar)
        continue
      }
      switch part.kind {
      case .placeholder: result.append(contentsOf: "{\(part.text)}".unicodeScalars)
      case .html: break
      case .code, .control, .doNotLocalize, .image: result.append(contentsOf: part.text.unicodeScalars)
      }
    }
    return String(result)
  }
}
