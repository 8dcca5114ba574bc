import AssentFormats
import AssentModel
import Configuration
import Foundation
import Synchronization

/// The value of each setting and where it comes from: flags, then the environment, then the file, then what holds otherwise.
struct SettingValues: Sendable {
  enum Origin: Int, Hashable, Sendable, CaseIterable { case flag, environment, file, standard }

  struct Value: Sendable {
    let text: String
    let origin: Origin
    /// The words for the origin: `--port`, `ASSENT_PORT`, `handler.yml:3`, `default`.
    let place: String
  }

  private let values: [Setting: Value]

  /// An empty variable counts as none.
  init(flags: [Setting: String], environment: [String: String], file: ConfigurationFile? = nil) {
    let origins = OriginReporter()
    let reader = ConfigReader(
      providers: [
        Self.provider("flags", flags),
        EnvironmentVariablesProvider(environmentVariables: environment.filter { !$0.value.isEmpty }),
        Self.provider("file", file?.values.mapValues(\.text) ?? [:]),
        Self.provider("defaults", Dictionary(Setting.all.compactMap { setting in setting.standard.map { (setting, $0) } }) { $1 }),
      ], accessReporter: origins)
    var values: [Setting: Value] = [:]
    for setting in Setting.all {
      guard let text = reader.string(forKey: ConfigKey(Self.components(setting)), isSecret: setting.isSecret),
        let origin = origins.last
      else { continue }
      let place =
        switch origin {
        case .flag: setting.flag
        case .environment: setting.variable
        case .file: file.map { file in "\(file.path)\(file.values[setting]?.line.map { ":\($0)" } ?? "")" } ?? ""
        case .standard: "default"
        }
      values[setting] = Value(text: text, origin: origin, place: place)
    }
    self.values = values
  }

  /// `nil` for a setting that nobody sets and that has no default.
  subscript(setting: Setting) -> Value? { values[setting] }

  private static func provider(_ name: String, _ values: [Setting: String]) -> InMemoryProvider {
    InMemoryProvider(
      name: name,
      values: Dictionary(
        values.map { (AbsoluteConfigKey(components($0)), ConfigValue(.string($1), isSecret: $0.isSecret)) }
      ) { $1 })
  }

  /// The environment provider makes `ASSENT_METRICS_PORT` of them.
  private static func components(_ setting: Setting) -> [String] { ["assent", setting.name] }
}

/// Remembers which of the providers had the value that was read last.
private final class OriginReporter: AccessReporter {
  private let origin = Mutex<SettingValues.Origin?>(nil)

  var last: SettingValues.Origin? { origin.withLock { $0 } }

  func report(_ event: AccessEvent) {
    let index = event.providerResults.firstIndex { result in
      if case .success(let lookup) = result.result { lookup.value != nil } else { false }
    }
    origin.withLock { $0 = index.flatMap { SettingValues.Origin(rawValue: $0) } }
  }
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
///
/// It is read here and not by swift-configuration, which passes over a key that doesn't exist and knows no lines.
struct ConfigurationFile: Sendable {
  let path: String
  /// The settings that it sets, and the lines on which it does.
  let values: [Setting: (text: String, line: Int?)]

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
