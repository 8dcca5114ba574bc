public import AssentModel

/// The keys and values of a YAML mapping in the order of the file; no key occurs twice.
public struct YAMLMapping: Hashable, Sendable {
  public let location: SourceLocation
  public let entries: [Entry]

  public struct Entry: Hashable, Sendable {
    public let key: String
    /// Where the key is.
    public let location: SourceLocation
    public let value: YAMLValue
  }

  /// The value of a key; `nil` when the mapping doesn't have it. Takes time in proportion to the number of keys.
  public subscript(key: String) -> YAMLValue? { entries.first { $0.key == key }?.value }

  /// Reports every key that isn't known, with the known one that was probably meant.
  public func finish(known keys: [String], into findings: inout [Finding]) {
    for entry in entries where !keys.contains(entry.key) {
      let hint =
        Spelling.nearest(to: entry.key, among: keys).map { "Did you mean '\($0)'?" }
        ?? "Known here: \(keys.joined(separator: ", "))"
      findings.append(Finding("unknown-key", at: entry.location, "'\(entry.key)' is not known here", hint: hint))
    }
  }
}
