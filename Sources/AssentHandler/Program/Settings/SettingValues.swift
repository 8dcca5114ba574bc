import Configuration
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
