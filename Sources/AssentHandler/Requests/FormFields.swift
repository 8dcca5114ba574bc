import AssentModel

/// One field of a form that was sent.
package struct FormField: Hashable, Sendable {
  package let name: String
  package let value: String
}

/// A body of the type `multipart/form-data`.
///
/// Source: RFC 7578, RFC 2046 section 5.1.1.
package enum MultipartForm {
  /// `nil` when the parts aren't delimited by the boundary or one has no name.
  package static func fields(of body: [UInt8], boundary: String) -> [FormField]? {
    let delimiter = Array("\r\n--\(boundary)".utf8)
    // The first delimiter may stand at the very beginning, without the line break that belongs to the others.
    let body = [0x0D, 0x0A] + body
    guard var position = range(of: delimiter, in: body, from: 0)?.upperBound else { return nil }
    var fields: [FormField] = []
    while true {
      if body[position...].starts(with: Array("--".utf8)) { return fields }
      while position < body.count, body[position] == 0x20 || body[position] == 0x09 { position += 1 }
      guard body[position...].starts(with: [0x0D, 0x0A]), let end = range(of: delimiter, in: body, from: position),
        let field = field(of: body[(position + 2)..<max(position + 2, end.lowerBound)])
      else { return nil }
      fields.append(field)
      position = end.upperBound
    }
  }

  private static func field(of part: ArraySlice<UInt8>) -> FormField? {
    guard let end = range(of: Array("\r\n\r\n".utf8), in: Array(part), from: 0),
      let head = String(validating: part.prefix(end.lowerBound), as: UTF8.self),
      let value = String(validating: part.dropFirst(end.upperBound), as: UTF8.self)
    else { return nil }
    for line in head.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-disposition",
        let name = HeaderParameters(parts[1])["name"]
      else { continue }
      return FormField(name: name, value: value)
    }
    return nil
  }

  private static func range(of pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Range<Int>? {
    guard bytes.count - start >= pattern.count else { return nil }
    for offset in start...(bytes.count - pattern.count)
    where bytes[offset] == pattern[0] && bytes[offset..<(offset + pattern.count)].elementsEqual(pattern) {
      return offset..<(offset + pattern.count)
    }
    return nil
  }
}

/// A body of the type `application/x-www-form-urlencoded`.
///
/// Source: the URL standard, section 5.1.
package enum URLEncodedForm {
  /// `nil` when a percent sign isn't followed by two hexadecimal digits, or the bytes aren't UTF-8.
  package static func fields(of body: [UInt8]) -> [FormField]? {
    var fields: [FormField] = []
    for pair in body.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = decoded(parts[0]), let value = decoded(parts.dropFirst().first ?? []) else { return nil }
      fields.append(FormField(name: name, value: value))
    }
    return fields
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
    var decoded: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else { return nil }
        decoded.append(high << 4 | low)
      default: decoded.append(byte)
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }
}
