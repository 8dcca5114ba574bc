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
