import AssentModel

/// What is kept of a request beside the choice itself, and for how long.
struct EvidenceSettings: Hashable, Sendable {
  /// Whether the network that a choice came from is kept.
  let keepsNetworks: Bool
  let retention: TimeSpan

  /// - Throws: ``HandlerConfigurationError`` when a value makes no sense.
  init(_ values: SettingValues) throws(HandlerConfigurationError) {
    switch values[.evidence]?.text {
    case "address": keepsNetworks = true
    case "none": keepsNetworks = false
    default: throw Self.error(.evidence, values, "address, or none")
    }
    guard let retention = values[.evidenceRetention].flatMap({ TimeSpan($0.text) }) else {
      throw Self.error(.evidenceRetention, values, "a time such as 90d or 12h")
    }
    self.retention = retention
  }

  private static func error(_ setting: Setting, _ values: SettingValues, _ expectation: String) -> HandlerConfigurationError {
    HandlerConfigurationError(
      message: "'\(values[setting]?.text ?? "")' (\(values[setting]?.place ?? "")) can't be: give \(expectation) with \(setting.places)")
  }
}
