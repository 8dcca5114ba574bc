import AssentLocalization

/// Which strings to send. The raw value is the word on the command line.
public enum UnitSelection: String, Hashable, Sendable, CaseIterable {
  /// Those that nobody has translated yet, and those that the locale lacks.
  case new
  /// Those whose source text has changed since.
  case stale
  /// Those that a machine translated and no person has read.
  case machine
  case translated
  case reviewed

  public func includes(_ unit: ExchangeUnit) -> Bool {
    switch self {
    case .new: unit.state == .new
    case .stale: unit.isStale
    case .machine: unit.state == .machine
    case .translated: unit.state == .translated
    case .reviewed: unit.state == .reviewed
    }
  }
}
