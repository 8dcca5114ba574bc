extension SettingValues {
  /// Every setting with its value and where it comes from, as a configuration file; secrets are hidden.
  var listing: String {
    let rows = Setting.all.map { setting -> (String, String) in
      guard let value = self[setting] else { return ("# \(setting.name):", "not set") }
      return ("\(setting.name): \(Self.quoted(Self.shown(value, of: setting)))", value.place)
    }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { row, place in "\(row)\(String(repeating: " ", count: width - row.count + 2))# \(place)\n" }.joined()
  }

  private static func shown(_ value: Value, of setting: Setting) -> String {
    guard setting.isSecret else { return value.text }
    return value.text.contains("{") ? SecretText.mask : SecretText.hidingPasswords(in: value.text)
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_./:@%+,=?&()-~".unicodeScalars.contains($0)
    }
    return isPlain && !text.isEmpty ? text : "\"\(JSONText.escaped(text))\""
  }
}
