public import AssentModel

extension YAMLMapping {
  /// The text of a key. A number or a Boolean is text, too.
  ///
  /// Each of these returns `nil` and reports it when the type is wrong, or when the key is required and isn't there.
  public func string(_ key: String, required: Bool = false, into findings: inout [Finding]) -> String? {
    value(key, required: required, into: &findings)?.string(key, into: &findings)
  }

  /// The whole number of a key.
  public func integer(_ key: String, required: Bool = false, into findings: inout [Finding]) -> Int? {
    value(key, required: required, into: &findings)?.integer(key, into: &findings)
  }

  /// The Boolean of a key.
  public func boolean(_ key: String, required: Bool = false, into findings: inout [Finding]) -> Bool? {
    value(key, required: required, into: &findings)?.boolean(key, into: &findings)
  }

  /// The list of texts of a key; items of another type are reported and left out.
  public func strings(_ key: String, required: Bool = false, into findings: inout [Finding]) -> [String]? {
    guard let items = sequence(key, required: required, into: &findings) else { return nil }
    return items.compactMap { $0.string("an item of '\(key)'", into: &findings) }
  }

  /// The list of a key.
  public func sequence(_ key: String, required: Bool = false, into findings: inout [Finding]) -> [YAMLValue]? {
    value(key, required: required, into: &findings)?.sequence(key, into: &findings)
  }

  /// The mapping of a key.
  public func mapping(_ key: String, required: Bool = false, into findings: inout [Finding]) -> YAMLMapping? {
    value(key, required: required, into: &findings)?.mapping(key, into: &findings)
  }

  private func value(_ key: String, required: Bool, into findings: inout [Finding]) -> YAMLValue? {
    let entry = entries.first { $0.key == key }
    if let value = entry?.value, !value.isNull { return value }
    if required {
      let message = entry == nil ? "'\(key)' is missing" : "'\(key)' has no value"
      findings.append(Finding("missing-key", at: entry?.location ?? location, message, hint: "Add '\(key):' and its value"))
    }
    return nil
  }
}
