/// Hides what nobody should read in a log or on a screen.
enum SecretText {
  static let mask = "(hidden)"

  /// A URL without its passwords: the one before the host, and the values of parameters whose name speaks of a password.
  ///
  /// Takes away too much rather than too little when the URL is odd: a password may hold a slash or an at sign that should be escaped.
  static func hidingPasswords(in text: String) -> String {
    guard let scheme = text.firstRange(of: "://") else { return text }
    var rest = text[scheme.upperBound...]
    var user = ""
    if let at = rest.lastIndex(of: "@") {
      let name = rest[..<at]
      user = name.firstIndex(of: ":").map { "\(name[..<$0]):\(mask)@" } ?? "\(name)@"
      rest = rest[rest.index(after: at)...]
    }
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = parts.dropFirst().first.map { query in
      query.split(separator: "&", omittingEmptySubsequences: false).map { parameter in
        let pair = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return pair[0].lowercased().contains("password") ? "\(pair[0])=\(mask)" : String(parameter)
      }.joined(separator: "&")
    }
    return "\(text[..<scheme.upperBound])\(user)\(parts.first ?? "")\(query.map { "?\($0)" } ?? "")"
  }
}
