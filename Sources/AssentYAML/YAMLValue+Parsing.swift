public import AssentModel

extension YAMLValue {
  /// Parses one YAML document. Syntax errors, duplicate keys and aliases are findings; without a value there is at least one.
  ///
  /// - Parameters:
  ///   - file: The name for the findings.
  ///   - firstLine: The line of the file on which the text begins, from 1.
  public static func parse(_ text: String, file: String, firstLine: Int = 1) -> (value: YAMLValue?, findings: [Finding]) {
    var parser = YAMLParser(text, file: file, firstLine: firstLine)
    let value = parser.parse()
    return (value, parser.findings)
  }
}
