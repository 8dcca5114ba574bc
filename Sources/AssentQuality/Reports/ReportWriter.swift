/// Writes what a check came to, in any of the formats.
public struct ReportWriter: Sendable {
  private let content: ReportContent

  public init(_ report: CheckReport, sources: SourceLines, options: ReportOptions) {
    content = ReportContent(report, sources: sources, options: options)
  }

  /// The report, with a line feed at its end.
  public func text(in format: ReportFormat) -> String {
    switch format {
    case .text: TextReport(content).text
    case .json: JSONReport(content).text
    case .sarif: SARIFReport(content).text
    case .junit: JUnitReport(content).text
    case .github: GitHubReport(content).text
    case .html: HTMLReport(content).text
    }
  }
}
