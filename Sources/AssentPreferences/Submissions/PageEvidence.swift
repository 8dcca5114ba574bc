public import AssentModel

/// Which page a person saw when choosing.
public struct PageEvidence: Hashable, Sendable {
  public var locale: LocaleTag
  /// SHA-256 of the built page, in lower-case hexadecimal; `nil` when no page was shown.
  public var pageHash: String?
  /// SHA-256 of the names and hashes of what the page was built from, in lower-case hexadecimal.
  public var sourcesHash: String?
  /// The network that the request came from, such as `192.0.2.0/24`; `nil` unless the operator keeps it.
  public var network: String?

  public init(locale: LocaleTag, pageHash: String? = nil, sourcesHash: String? = nil, network: String? = nil) {
    self.locale = locale
    self.pageHash = pageHash
    self.sourcesHash = sourcesHash
    self.network = network
  }
}
