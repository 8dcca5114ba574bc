/// A link or an image of a document, as it is written there.
public struct DocumentLink: Hashable, Sendable {
  public let kind: Kind
  /// The whole destination, entities decoded.
  public let destination: String
  /// What stands before the `#`, percent-decoded unless it is an absolute URL; empty for a place in the same document.
  public let path: String
  /// What stands behind the `#`, percent-decoded.
  public let fragment: String?
  /// What is linked, without markup, or the alternative text of an image.
  public let text: String
  /// From 1, in the file.
  public let line: Int
  /// The scheme of an absolute URL in lower case, empty for `//host`; `nil` for a relative one.
  public let scheme: String?

  public enum Kind: Hashable, Sendable {
    case link
    case image
  }

  /// Whether it leads to another document of the site: relative, and its path ends in `.md`.
  public var isDocument: Bool { scheme == nil && path.utf8.count > 3 && path.hasSuffix(".md") }

  init(kind: Kind, destination bytes: [UInt8], text: String, line: Int) {
    let destination = String(decoding: bytes, as: UTF8.self)
    let scheme = Self.scheme(of: bytes)
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    self.kind = kind
    self.destination = destination
    self.scheme = scheme
    self.text = text
    self.line = line
    self.path = Self.decoded(bytes[..<hash], percent: scheme == nil)
    self.fragment = hash == bytes.endIndex ? nil : Self.decoded(bytes[(hash + 1)...], percent: true)
  }

  /// The scheme as a browser sees it, which ignores control characters and space in front.
  private static func scheme(of bytes: [UInt8]) -> String? {
    var name: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0...0x20: continue
      case UInt8(ascii: ":"): return name.isEmpty ? nil : String(decoding: name, as: UTF8.self).lowercased()
      case UInt8(ascii: "/"), UInt8(ascii: "\\"):
        let next = bytes.dropFirst(index + 1).first { $0 > 0x20 }
        return name.isEmpty && (next == UInt8(ascii: "/") || next == UInt8(ascii: "\\")) ? "" : nil
      case UInt8(ascii: "#"), UInt8(ascii: "?"): return nil
      default: name.append(byte)
      }
    }
    return nil
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>, percent: Bool) -> String {
    guard percent, bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        result.append(value)
        rest.removeFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

/// Where a link of a document leads, as the site knows it.
public enum LinkResolution: Hashable, Sendable {
  /// To a page of the site: the text of `href` or `src`, not yet escaped.
  case url(String)
  /// To a page of the site, and not to the place on it that was meant, for a reason that the finding tells.
  case inexact(String, reason: String)
  /// To where it says; the destination stays as it is.
  case external
  /// Nowhere, for a reason that the finding tells: "there is no document ...".
  case missing(reason: String)
}
