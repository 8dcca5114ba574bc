/// The groups of fields that a delivery status consists of: one about the message, then one for each recipient.
///
/// Source: RFC 3464 section 2.1.
struct FieldGroups {
  let groups: [HeaderFields]
  /// Whether there were more than `limit`.
  let isIncomplete: Bool

  /// No server puts as many recipients into one report.
  static let limit = 5000

  init(_ content: [UInt8]) {
    var groups: [HeaderFields] = []
    var isIncomplete = false
    for block in Self.blocks(content) {
      guard groups.count <= Self.limit else {
        isIncomplete = true
        break
      }
      groups.append(GMimeLibrary.shared.fields(block))
    }
    self.groups = groups
    self.isIncomplete = isIncomplete
  }

  /// The lines between empty ones.
  private static func blocks(_ content: [UInt8]) -> [ArraySlice<UInt8>] {
    var blocks: [ArraySlice<UInt8>] = []
    var start: Int?
    var end = 0
    var position = 0
    while position < content.count {
      let newline = content[position...].firstIndex(of: 0x0A) ?? content.count
      let isEmpty = content[position..<newline].allSatisfy { $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }
      if isEmpty {
        if let first = start { blocks.append(content[first..<end]) }
        start = nil
      } else {
        if start == nil { start = position }
        end = newline
      }
      position = newline + 1
      if blocks.count > limit + 1 { return blocks }
    }
    if let first = start { blocks.append(content[first..<end]) }
    return blocks
  }
}

extension FieldGroups {
  /// The bytes before the first empty line.
  static func first(_ content: [UInt8]) -> ArraySlice<UInt8> {
    var position = 0
    while position < content.count {
      let newline = content[position...].firstIndex(of: 0x0A) ?? content.count
      if content[position..<newline].allSatisfy({ $0 == 0x0D }) { return content[..<position] }
      position = newline + 1
    }
    return content[...]
  }
}
