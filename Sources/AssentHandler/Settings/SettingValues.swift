import AssentFormats
import AssentModel
import Foundation

/// The value of each setting and where it comes from: flags, then the environment, then the file, then what holds otherwise.
struct SettingValues: Sendable {
  enum Origin: Hashable, Sendable { case flag, environment, file, defaultValue }

  struct Value: Sendable {
    let text: String
    let origin: Origin
    /// The words for the origin: `--port`, `ASSENT_PORT`, `handler.yml:3`, `default`.
    let place: String
  }

  private let values: [Setting: Value]

  /// An empty variable counts as none.
  init(flags: [Setting: String], environment: [String: String], file: ConfigurationFile? = nil) {
    values = Dictionary(
      uniqueKeysWithValues: Setting.all.compactMap { setting in
        let variable = environment[setting.variable].flatMap { $0.isEmpty ? nil : $0 }
        let value: Value? =
          flags[setting].map { Value(text: $0, origin: .flag, place: setting.flag) }
          ?? variable.map { Value(text: $0, origin: .environment, place: setting.variable) }
          ?? file?.value(of: setting)
          ?? setting.defaultValue.map { Value(text: $0, origin: .defaultValue, place: "default") }
        return value.map { (setting, $0) }
      })
  }

  /// `nil` for a setting that nobody sets and that has no default.
  subscript(setting: Setting) -> Value? { values[setting] }
}

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
    return isPlain && !text.isEmpty ? text : "\"\(JSONString.escaped(text, .visible))\""
  }
}

/// A YAML file of settings: `port: 8080`.
struct ConfigurationFile: Sendable {
  let path: String
  /// The settings that it sets, and the lines on which it does.
  let values: [Setting: (text: String, line: Int?)]

  /// `nil` for a setting that the file doesn't set. The place is the file's path and, where it is known, the line.
  fileprivate func value(of setting: Setting) -> SettingValues.Value? {
    values[setting].map { SettingValues.Value(text: $0.text, origin: .file, place: path + ($0.line.map { ":\($0)" } ?? "")) }
  }

  /// - Throws: ``HandlerConfigurationError`` with everything that is wrong in the file.
  init(path: String) throws(HandlerConfigurationError) {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self) else {
      throw HandlerConfigurationError(message: "\(path): there is no such file, or it can't be read: name another with --config")
    }
    try self.init(text: text, path: path)
  }

  init(text: String, path: String) throws(HandlerConfigurationError) {
    var (value, findings) = YAMLValue.parse(text, file: path)
    let isEmpty = value == nil && findings.map(\.rule) == ["yaml-empty"]
    if isEmpty { findings = [] }
    var values: [Setting: (text: String, line: Int?)] = [:]
    if let mapping = value?.mapping("the configuration", into: &findings) {
      mapping.reportUnknownKeys(except: Setting.all.map(\.name), into: &findings)
      for setting in Setting.all {
        guard let text = mapping.string(setting.name, into: &findings) else { continue }
        values[setting] = (text, mapping.entries.first { $0.key == setting.name }?.location.line)
      }
    }
    guard findings.isEmpty else { throw HandlerConfigurationError(message: findings.map(\.description).joined(separator: "\n")) }
    self.path = path
    self.values = values
  }
}

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
