/// The two header fields of a message that let a mail program show an unsubscribe button.
///
/// A sender must cover both with its DKIM signature. Source: RFC 2369 section 3.2, RFC 8058 section 3.1.
public struct UnsubscribeHeaders: Hashable, Sendable {
  /// `List-Unsubscribe: <https://...>`
  public let listUnsubscribe: String
  /// `List-Unsubscribe-Post: List-Unsubscribe=One-Click`
  public let listUnsubscribePost = "List-Unsubscribe-Post: List-Unsubscribe=One-Click"

  /// `nil` when the URL isn't `https`, which RFC 8058 requires, or holds a character that no URL has and that could end the header.
  public init?(url: String) {
    let forbidden: Set<UInt8> = Set("<>\"\\^`{|} ".utf8)
    guard url.lowercased().hasPrefix("https://"), url.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) })
    else { return nil }
    self.listUnsubscribe = "List-Unsubscribe: <\(url)>"
  }

  /// Both lines in order, without line breaks.
  public var lines: [String] { [listUnsubscribe, listUnsubscribePost] }
}
