/// What somebody at the sender says about a choice that they enter.
public struct SenderStatement: Hashable, Sendable {
  /// Why, or the proof that another system keeps.
  public var reason: String
  /// Who; `nil` when nobody said.
  public var actor: String?

  public init(reason: String, actor: String? = nil) {
    self.reason = reason
    self.actor = actor
  }
}

/// How somebody at the sender enters a choice.
public enum SenderMethod: Hashable, Sendable {
  case byHand
  case byImport
  /// From a message that the person sent.
  case byKeyword

  var consentMethod: ConsentMethod {
    switch self {
    case .byHand: .operator
    case .byImport: .import
    case .byKeyword: .keyword
    }
  }
}
