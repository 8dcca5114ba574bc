public import AssentModel

extension YAMLValue {
  /// The value as text. The name is that of its key, for the message.
  ///
  /// Each of these returns `nil` and reports it when the value has another type.
  public func string(_ name: String, into findings: inout [Finding]) -> String? {
    if case .scalar(let scalar) = content, !scalar.isNull { return scalar.text }
    report(name, "text", into: &findings)
    return nil
  }

  /// The value as a whole number.
  public func integer(_ name: String, into findings: inout [Finding]) -> Int? {
    if case .scalar(let scalar) = content, let integer = scalar.integer { return integer }
    report(name, "a whole number", into: &findings)
    return nil
  }

  /// The value as a Boolean.
  public func boolean(_ name: String, into findings: inout [Finding]) -> Bool? {
    if case .scalar(let scalar) = content, let boolean = scalar.boolean { return boolean }
    report(name, "true or false", into: &findings)
    return nil
  }

  /// The value as a list.
  public func sequence(_ name: String, into findings: inout [Finding]) -> [YAMLValue]? {
    if case .sequence(let items) = content { return items }
    report(name, "a list", into: &findings)
    return nil
  }

  /// The value as a mapping.
  public func mapping(_ name: String, into findings: inout [Finding]) -> YAMLMapping? {
    if case .mapping(let mapping) = content { return mapping }
    report(name, "a mapping of keys to values", into: &findings)
    return nil
  }

  private func report(_ name: String, _ expected: String, into findings: inout [Finding]) {
    let subject = name.contains("'") ? name : "'\(name)'"
    findings.append(Finding("wrong-type", at: location, "\(subject) must be \(expected), not \(kind)"))
  }
}
