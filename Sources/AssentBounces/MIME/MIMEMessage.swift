/// A message as far as reports go: its own fields, and those of its parts that say what became of another message.
///
/// Parts of a message that is enclosed belong to that message: a forwarded report is none.
struct MIMEMessage: Sendable {
  let fields: HeaderFields
  /// The media type in lower case.
  let type: String
  /// In the order of the message.
  let parts: [MIMEPart]

  /// Deeper multiparts, and more parts, hold no report.
  private static let maximalDepth = 32
  private static let maximalParts = 1000

  /// Reads what there is of a message, however broken; `nil` when the library makes nothing of it.
  init?(_ bytes: [UInt8]) {
    // The library's texts end at a NUL: what stands before one must not pass for the whole.
    let bytes = bytes.contains(0) ? bytes.map { $0 == 0 ? UInt8(ascii: "?") : $0 } : bytes
    guard let object = GMimeLibrary.shared.object(bytes) else { return nil }
    self.fields = object.fields
    self.type = object.type
    var parts: [MIMEPart] = []
    var waiting = unsafe [Waiting(part: object.root, depth: 0, isCutOff: true)]
    var visited = 0
    while let next = unsafe waiting.popLast(), visited < Self.maximalParts {
      visited += 1
      let type = unsafe GMimeObject.type(of: next.part)
      if let multipart = unsafe GMimeMultipart(next.part) {
        guard unsafe next.depth < Self.maximalDepth else { continue }
        var isLast = true
        let isClosed = multipart.isClosed(in: bytes)
        var children = unsafe multipart.children(limit: Self.maximalParts)
        while let child = unsafe children.popLast() {
          unsafe waiting.append(Waiting(part: child, depth: next.depth + 1, isCutOff: isLast && !isClosed))
          isLast = false
        }
      } else if Self.isReport(type) {
        parts.append(unsafe MIMEPart(type: type, content: GMimeObject.content(of: next.part), isCutOff: next.isCutOff))
      }
    }
    self.parts = parts
  }

  private static func isReport(_ type: String) -> Bool { type.hasPrefix("message/") || type == "text/rfc822-headers" }

  /// A part that is still to be looked at.
  @unsafe
  private struct Waiting {
    let part: OpaquePointer
    let depth: Int
    let isCutOff: Bool
  }
}

/// A part of a message that says what became of another message.
struct MIMEPart: Hashable, Sendable {
  /// The media type in lower case, such as `message/delivery-status`.
  let type: String
  /// The content without its transfer encoding.
  let content: [UInt8]
  /// Whether the message ends before the part does, so that its last line may be half of one.
  let isCutOff: Bool
}

/// The fields of a message, of a part or of one group of a report, in their order; the values are unfolded and decoded.
struct HeaderFields: Hashable, Sendable {
  struct Field: Hashable, Sendable {
    /// In lower case.
    let name: String
    let value: String
  }

  var fields: [Field] = []

  var isEmpty: Bool { fields.isEmpty }

  /// The first value of this name, which is in lower case, without white space around it; `nil` when it is empty or absent.
  func value(_ name: String) -> String? { values(name).first }

  /// The values of this name that say something.
  func values(_ name: String) -> [String] {
    fields.compactMap { field in
      guard field.name == name else { return nil }
      let value = FieldText.trimmed(field.value)
      return value.isEmpty ? nil : String(value)
    }
  }
}

/// The few ways in which the values of fields are taken apart.
enum FieldText {
  /// The text without white space around it.
  static func trimmed(_ text: some StringProtocol) -> Substring {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  /// A value that begins with its type, such as `rfc822; ana@example.be`: the type in lower case, and the rest.
  ///
  /// Source: RFC 3464 section 2.1.2. A value without a type is one of the usual type.
  static func typed(_ value: String, usual: String) -> (type: String, text: Substring) {
    guard let semicolon = value.firstIndex(of: ";") else { return (usual, trimmed(value)) }
    let type = trimmed(value[..<semicolon]).lowercased()
    guard !type.isEmpty, type.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }) else {
      return (usual, trimmed(value))
    }
    return (type, trimmed(value[value.index(after: semicolon)...]))
  }

  /// The text on one line and of 500 characters at most, without control characters: what another machine said is shown to people.
  static func readable(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    var isSpaced = true
    var count = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .surrogate:
        if !isSpaced { scalars.append(" ") }
        isSpaced = true
      default:
        scalars.append(scalar)
        isSpaced = false
      }
      count += 1
      if count > 500 { break }
    }
    let result = trimmed(String(scalars))
    return count > 500 ? "\(result)…" : String(result)
  }
}
