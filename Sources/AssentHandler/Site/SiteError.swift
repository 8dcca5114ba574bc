/// Why a built site can't be served. The message says what, where and what to do.
public struct SiteError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Code: String, Hashable, Sendable {
    /// There is no `pages.json`.
    case missing
    /// `pages.json` can't be read, or says what can't be.
    case unreadable
    /// Another version of the program built the site.
    case otherFormat
    /// Pages that the handler needs aren't there.
    case incomplete
    /// A page isn't there, or isn't the one that `pages.json` tells of.
    case pageChanged
  }

  public let code: Code
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
