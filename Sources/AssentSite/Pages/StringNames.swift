import AssentLocalization

/// The string table in a template: `{{strings.optOut.button}}`, one name of the key after the other.
struct StringNames: TemplateMessage {
  let scope: MessageScope
  /// Every key of the source locale and every beginning of one that ends before a dot.
  let known: Set<String>
  /// The part of the key that has been read.
  var key = ""

  func value(named name: String) -> TemplateValue? {
    let longer = key.isEmpty ? name : "\(key).\(name)"
    return known.contains(longer) ? .message(StringNames(scope: scope, known: known, key: longer)) : nil
  }

  func parts() -> [ValuePart]? { StringKey(key).flatMap { scope.parts(for: $0) } }
}
