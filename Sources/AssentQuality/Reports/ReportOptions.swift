public import AssentModel

/// How a report is to be written.
public struct ReportOptions: Hashable, Sendable {
  /// The version of the program, as `assent --version` prints it.
  public var version: String
  public var colour: ReportColour
  /// How many columns a line of the source may take in the text report.
  public var columns: Int
  /// The severity from which a finding fails the check, and so a test case of the JUnit report.
  public var failOn: Severity
  /// The folder of the site as seen from the root of the repository, without a slash at the end; empty when they are one.
  ///
  /// SARIF and GitHub name files from that root.
  public var siteFolder: String

  public init(version: String, colour: ReportColour = .plain, columns: Int = 100, failOn: Severity = .error, siteFolder: String = "") {
    self.version = version
    self.colour = colour
    self.columns = columns
    self.failOn = failOn
    self.siteFolder = siteFolder
  }
}

/// Whether the text report is coloured.
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
