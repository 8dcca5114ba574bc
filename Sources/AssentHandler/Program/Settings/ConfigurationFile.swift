import AssentModel
import AssentYAML
import Foundation

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
      mapping.finish(known: Setting.all.map(\.name), into: &findings)
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
