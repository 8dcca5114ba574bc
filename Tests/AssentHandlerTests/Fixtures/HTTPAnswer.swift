/// What a server answered, as it came over the wire.
struct HTTPAnswer: Sendable {
  let status: Int
  /// Names in lower case.
  let headers: [String: String]
  let body: [UInt8]

  var text: String { String(decoding: body, as: UTF8.self) }

  /// `nil` when the bytes are no HTTP/1.1 answer.
  init?(_ bytes: [UInt8]) {
    let end = bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) }
    guard let end else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
    guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return nil }
    self.status = status
    self.headers = Dictionary(
      lines.dropFirst().compactMap { line in
        let parts = line.split(separator: ":", maxSplits: 1)
        return parts.count == 2 ? (parts[0].lowercased(), parts[1].trimmingPrefix(" ").description) : nil
      }
    ) { first, second in "\(first), \(second)" }
    self.body = Array(bytes[(end + 4)...])
  }

  /// The value of an attribute: what stands between this text and the next quotation mark.
  func value(after prefix: String) -> String? {
    guard let range = text.firstRange(of: prefix) else { return nil }
    return String(text[range.upperBound...].prefix { $0 != "\"" })
  }
}
