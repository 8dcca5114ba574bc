extension KeyRing {
  /// Reads a key ring file; see ``KeyRingFile/read()``.
  ///
  /// - Throws: `notFound`, `notPrivate`, `malformed`, `noKeys`, `inputOutput`.
  public init(file path: String) throws(KeyRingError) {
    self = try KeyRingFile(path: path).read()
  }

  /// Reads the text of a key ring: JSON, as in a key ring file.
  ///
  /// - Throws: `malformed`, `noKeys`. The source names the text in the message.
  public init(text: String, source: String) throws(KeyRingError) {
    self = try KeyRingDocument.ring(from: Array(text.utf8), source: source)
  }

  /// The ring of a command: the file that a flag names, else what `ASSENT_KEYS` says, which is the path of a file, or the ring itself when
  /// it begins with `{`.
  ///
  /// - Throws: what ``init(file:)`` throws; `notFound` when neither is given.
  public static func load(path: String? = nil, environmentValue: String?) throws(KeyRingError) -> KeyRing {
    if let path { return try KeyRing(file: path) }
    guard let value = environmentValue, !value.isEmpty else {
      throw KeyRingError(.notFound, "no key ring is given: make one with `assent keys new`, and name it in ASSENT_KEYS")
    }
    let begin = value.first { !$0.isWhitespace }
    return begin == "{" ? try KeyRing(text: value, source: "ASSENT_KEYS") : try KeyRing(file: value)
  }
}
