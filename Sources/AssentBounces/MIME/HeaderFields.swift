/// The fields of a message, of a part or of one group of a report, in their order; the values are unfolded and decoded.
struct HeaderFields: Hashable, Sendable {
  struct Field: Hashable, Sendable {
    /// In lower case.
    let name: String
    let value: String
  }

  var fields: [Field] = []

  var isEmpty: Bool { fields.isEmpty }

  /// The first value of this name, which is in lower case, without white space around it; `nil` when it is empty or absent.
  func value(_ name: String) -> String? { values(name).first }

  /// The values of this name that say something.
  func values(_ name: String) -> [String] {
    fields.compactMap { field in
      guard field.name == name else { return nil }
      let value = FieldText.trimmed(field.value)
      return value.isEmpty ? nil : String(value)
    }
  }
}
