/// A place of a built page that is known only at request time.
///
/// The generator writes the page with the slot empty and its byte offset in `pages.json`; the handler fills it, escaped.
public struct Slot: RawRepresentable, Hashable, Sendable {
  /// The word in `pages.json`.
  public let rawValue: String

  /// `nil` for a word that names no slot.
  public init?(rawValue: String) {
    if rawValue.hasPrefix("checked.") {
      guard let code = UInt16(rawValue.dropFirst(8)), let scope = Scope(code: code) else { return nil }
      self = .checked(scope)
    } else {
      guard Self.fixed.contains(where: { $0.rawValue == rawValue }) else { return nil }
      self.rawValue = rawValue
    }
  }

  private init(_ rawValue: String) { self.rawValue = rawValue }

  /// The token of the link that was followed, in the form's action. URL text.
  public static let token = Slot("token")
  /// What follows the locale in the URL of the page itself, in the language switcher: the token and, on a confirmation page, what comes after it.
  public static let path = Slot("path")
  /// A freshly signed token that undoes the choice, in the undo form's action.
  public static let undo = Slot("undo")
  /// A freshly signed token that opts out of everything, for the link on narrower pages.
  public static let everything = Slot("everything")
  /// The name of the link's scope: the text of `Fragment.scope`.
  public static let scope = Slot("scope")
  /// What has changed: `Fragment.change` list items.
  public static let summary = Slot("summary")
  /// The notice that this is a test link: `Fragment.testNotice`, otherwise nothing.
  public static let notice = Slot("notice")
  /// Where the receipt of the choice is: the token and what comes after it. URL text.
  public static let receipt = Slot("receipt")
  /// Where the receipt is as data. URL text.
  public static let receiptData = Slot("receipt-data")
  /// On a receipt: when the choice was made, in UTC. HTML.
  public static let time = Slot("time")
  /// On a receipt: the id of the submission. HTML.
  public static let record = Slot("record")
  /// On a receipt: the SHA-256 of the page that was shown. HTML.
  public static let page = Slot("page")
  /// Whether the checkbox of this scope is ticked: ` checked="checked"`, otherwise nothing.
  public static func checked(_ scope: Scope) -> Slot { Slot("checked.\(scope.code)") }

  /// The scope of a `checked` slot; `nil` for the other slots.
  public var checkedScope: Scope? {
    guard rawValue.hasPrefix("checked."), let code = UInt16(rawValue.dropFirst(8)) else { return nil }
    return Scope(code: code)
  }

  private static let fixed: [Slot] = [
    .token, .path, .undo, .everything, .scope, .summary, .notice, .receipt, .receiptData, .time, .record, .page,
  ]
}

/// A piece of HTML in a locale that the handler puts into a slot, written by the generator into `pages.json`.
public struct Fragment: Hashable, Sendable {
  /// The word in `pages.json`.
  public let name: String

  /// The name of a scope in running text: every channel, each combination of the site's channels, each service. Inline HTML, escaped.
  public static func scope(_ scope: Scope) -> Fragment { Fragment(name: "scope.\(scope.code)") }
  /// One change, for the summary: for every channel, for one channel, for a service. A whole `li` element.
  public static func change(_ scope: Scope, _ choice: Choice) -> Fragment {
    Fragment(name: "change.\(scope.code).\(choice.rawValue)")
  }
  /// What a test link shows at the top of the page. A whole block element.
  public static let testNotice = Fragment(name: "test-notice")
}
