public import AssentModel
public import AssentReports

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
