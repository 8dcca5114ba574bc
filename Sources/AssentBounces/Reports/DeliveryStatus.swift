public import AssentModel

/// The fields of a delivery status notification for one recipient.
///
/// Source: RFC 3464 sections 2.2 and 2.3, RFC 6533.
public struct DeliveryStatus: Hashable, Sendable {
  public var action: DeliveryAction?
  public var status: EnhancedStatus?
  /// What the remote server answered, on one line and of 500 characters at most.
  public var diagnostic: String?
  /// The server that answered.
  public var remoteServer: String?
  /// The server that reports.
  public var reportingServer: String?
  /// When the message arrived at the server that reports.
  public var arrival: Timestamp?
  /// When it was last tried to hand the message on.
  public var lastAttempt: Timestamp?

  public init(
    action: DeliveryAction? = nil, status: EnhancedStatus? = nil, diagnostic: String? = nil, remoteServer: String? = nil,
    reportingServer: String? = nil, arrival: Timestamp? = nil, lastAttempt: Timestamp? = nil
  ) {
    self.action = action
    self.status = status
    self.diagnostic = diagnostic
    self.remoteServer = remoteServer
    self.reportingServer = reportingServer
    self.arrival = arrival
    self.lastAttempt = lastAttempt
  }

  /// The answer of the server; without one, the status and the action.
  var errorText: String {
    let code = status.map { "\($0)" }
    guard let diagnostic, !diagnostic.isEmpty else { return [code, action?.rawValue].compactMap(\.self).joined(separator: " ") }
    guard let code, !diagnostic.contains(code) else { return diagnostic }
    return "\(code) \(diagnostic)"
  }
}

/// What became of the message.
///
/// Source: RFC 3464 section 2.3.3.
public enum DeliveryAction: String, Hashable, Sendable, CaseIterable {
  case failed, delayed, delivered, relayed, expanded

  /// Reads the field, whose value may be followed by a comment.
  init?(_ text: some StringProtocol) {
    let word = text.prefix { $0.isASCII && $0.isLetter }
    self.init(rawValue: word.lowercased())
  }
}

/// A status code of three numbers, such as 5.1.1.
///
/// Source: RFC 3463; the registry "SMTP Enhanced Status Codes" of IANA.
public struct EnhancedStatus: Hashable, Sendable, CustomStringConvertible {
  /// 2 for success, 4 for a failure that may pass, 5 for one that stays.
  public let category: Int
  /// 0 to 999: what it is about.
  public let subject: Int
  /// 0 to 999.
  public let detail: Int

  /// `nil` when there is no such code.
  public init?(_ category: Int, _ subject: Int, _ detail: Int) {
    guard [2, 4, 5].contains(category), (0...999).contains(subject), (0...999).contains(detail) else { return nil }
    (self.category, self.subject, self.detail) = (category, subject, detail)
  }

  /// Reads a code at the start of the text, which may go on with something else: `5.1.1 (unknown user)`.
  ///
  /// Four numbers are something else, such as the address of a host.
  public init?(_ text: some StringProtocol) {
    let code = text.utf8.prefix(16).prefix { $0 == UInt8(ascii: ".") || $0.isDigit }
    var parts = code.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if parts.count == 4, parts[3].isEmpty { parts.removeLast() }
    guard parts.count == 3 else { return nil }
    let numbers = parts.compactMap { part in (1...3).contains(part.count) ? part.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil }
    guard numbers.count == 3 else { return nil }
    self.init(numbers[0], numbers[1], numbers[2])
  }

  public var description: String { "\(category).\(subject).\(detail)" }
}

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
