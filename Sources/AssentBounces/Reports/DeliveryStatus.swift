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
