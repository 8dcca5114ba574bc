public import AssentModel

/// The colours of a report in a terminal.
public enum TextStyle: String {
  case bold = "1"
  case faint = "2"
  case red = "1;31"
  case yellow = "1;33"
  case blue = "1;34"
  case green = "1;32"

  public init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .yellow
    case .note: self = .blue
    }
  }

  public func callAsFunction(_ text: String, _ colour: ReportColour) -> String {
    colour == .coloured ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
