/// Whether a text report is coloured.
public enum ReportColour: Hashable, Sendable {
  case plain
  case coloured

  /// Colours for a terminal alone, unless `NO_COLOR` is set or the terminal is a dumb one.
  ///
  /// Source: https://no-color.org
  public init(isTerminal: Bool, environment: [String: String]) {
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    self = isTerminal && !isRefused && environment["TERM"] != "dumb" ? .coloured : .plain
  }
}
