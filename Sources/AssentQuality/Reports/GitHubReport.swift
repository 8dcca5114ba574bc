import AssentFormats
import AssentModel

/// The report as workflow commands, which GitHub shows beside the lines of a pull request.
///
/// Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
struct GitHubReport {
  let content: ReportContent

  var text: String { content.findings.map { line($0) + "\n" }.joined() }

  private func line(_ located: LocatedFinding) -> String {
    let finding = located.finding
    var properties: [(String, String)] = []
    if let file = finding.location?.file {
      properties.append(("file", ReportPath.fromRoot(file, siteFolder: content.options.siteFolder)))
      if let line = located.line { properties.append(("line", "\(line)")) }
      if let columns = located.excerpt?.columns { properties += [("col", "\(columns.lowerBound)"), ("endColumn", "\(columns.upperBound)")] }
    }
    properties.append(("title", finding.rule))
    let command = finding.severity == .note ? "notice" : finding.severity.rawValue
    let list = properties.map { "\($0)=\(Self.property($1))" }.joined(separator: ",")
    let hint = finding.hint.map { "\n" + $0 } ?? ""
    return "::\(command) \(list)::\(Self.data(finding.message + hint))"
  }

  private static func data(_ text: String) -> String { escaped(text, also: []) }

  private static func property(_ text: String) -> String { escaped(text, also: [":", ","]) }

  private static func escaped(_ text: String, also marks: [Unicode.Scalar]) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "%" || scalar == "\r" || scalar == "\n" || marks.contains(scalar) {
        escaped += "%" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16, uppercase: true)
      } else if VisibleScalar.isHidden(scalar) {
        escaped += "⟨\(VisibleScalar.name(scalar))⟩"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// A file's path for a reader outside of the site.
enum ReportPath {
  /// The path as seen from the root of the repository.
  static func fromRoot(_ file: String, siteFolder: String) -> String {
    siteFolder.isEmpty || siteFolder == "." ? file : "\(siteFolder)/\(file)"
  }

  /// The path as a relative reference: what isn't unreserved in RFC 3986 is percent-encoded, a slash is kept.
  static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return text
  }
}
