import AssentFormats
package import AssentModel

/// What a path asks for.
package enum Route: Hashable, Sendable {
  case health
  /// Whether the program can do everything it is for.
  case ready
  /// The site's front door.
  case root
  /// The front door of a locale.
  case home(LocaleTag)
  /// A link, or what looks like one.
  case link(LocaleTag, token: String)
  /// What is shown after a choice.
  case confirmation(LocaleTag, token: String, result: String)
  /// What proves a choice, for whoever made it: a page to keep, or data.
  case receipt(LocaleTag, token: String, result: String, isData: Bool)
  /// A page or an asset by its name, which may not exist.
  case file(String)

  /// Reads a request target: an absolute path, and a query that is ignored.
  ///
  /// - Parameter basePath: the path under which the site lies; what is outside it is a file that doesn't exist.
  package init(target: String, basePath: String) {
    let path = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    if Self.is(path, "/health", under: basePath) {
      self = .health
      return
    }
    if Self.is(path, "/ready", under: basePath) {
      self = .ready
      return
    }
    let rest = path.dropFirst(basePath.utf8.count)
    guard path.starts(with: basePath.utf8), rest.isEmpty || rest.first == UInt8(ascii: "/") else {
      self = .file("")
      return
    }
    let name = rest.dropFirst()
    let segments = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let locale = segments.first.flatMap({ LocaleTag(Substring($0)) }) else {
      self = name.isEmpty ? .root : .file(Self.file(name))
      return
    }
    // The slug of a campaign may be as long as a token.
    guard !name.suffix(5).elementsEqual(".html".utf8) else {
      self = .file(Self.file(name))
      return
    }
    switch segments.count {
    case 1: self = .home(locale)
    case 2 where segments[1].isEmpty: self = .home(locale)
    case 2 where Self.looksLikeToken(segments[1]): self = .link(locale, token: Self.text(segments[1]))
    case 3 where Self.looksLikeToken(segments[1]):
      self = .confirmation(locale, token: Self.text(segments[1]), result: Self.text(segments[2]))
    case 4 where Self.looksLikeToken(segments[1]) && ["receipt", "receipt.json"].contains(Self.text(segments[3])):
      self = .receipt(
        locale, token: Self.text(segments[1]), result: Self.text(segments[2]), isData: Self.text(segments[3]) == "receipt.json")
    default: self = .file(Self.file(name))
    }
  }

  private static func `is`(_ path: Substring.UTF8View, _ name: String, under basePath: String) -> Bool {
    path.elementsEqual(name.utf8) || (path.count == basePath.utf8.count + name.utf8.count && Substring(path) == "\(basePath)\(name)"[...])
  }

  /// The file that a path means; a path that no file can have stays as it is, so nothing is found there.
  private static func file(_ bytes: Substring.UTF8View) -> String { PathEncoding.decoded(bytes) ?? text(bytes) }

  private static func text(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }

  /// The word in the log, which holds no path.
  var name: String {
    switch self {
    case .health: "health"
    case .ready: "ready"
    case .root: "root"
    case .home: "home"
    case .link: "link"
    case .confirmation: "confirmation"
    case .receipt: "receipt"
    case .file: "file"
    }
  }

  /// The locale that the path names, whether the site has it or not.
  var locale: LocaleTag? {
    switch self {
    case .home(let locale), .link(let locale, _), .confirmation(let locale, _, _), .receipt(let locale, _, _, _): locale
    case .file(let name): name.split(separator: "/").first.flatMap { LocaleTag($0) }
    case .health, .ready, .root: nil
    }
  }

  /// A whole token has 39 characters or more; what is shorter may be one that was cut off.
  private static func looksLikeToken(_ segment: Substring.UTF8View) -> Bool { segment.count >= 16 }
}
