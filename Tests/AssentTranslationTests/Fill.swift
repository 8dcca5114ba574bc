import AssentTranslation

/// Fills in translations where a file has none, as a translator's tool would.
enum Fill {
  /// - Parameter words: source words and what they become; a target is made from the source with them.
  static func targets(_ file: String, _ format: ExchangeFormat, _ words: [String: String]) -> String {
    switch format {
    case .xliff2, .xliff1:
      var result: [Substring] = []
      for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
        result.append(line)
        guard line.contains("<source") else { continue }
        var target = line.replacing("<source", with: "<target").replacing("</source>", with: "</target>")
        for (old, new) in words { target = target.replacing(old, with: new) }
        if format == .xliff1 { target = target.replacing("<target", with: "<target state=\"translated\"") }
        result.append(target)
      }
      let text = result.joined(separator: "\n")
      return format == .xliff2 ? text.replacing("state=\"initial\"", with: "state=\"translated\"") : text
    case .po:
      var source = ""
      return file.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        if line.hasPrefix("msgid ") { source = String(line.dropFirst("msgid ".count)) }
        guard line == "msgstr \"\"", source != "\"\"" else { return String(line) }
        return "msgstr " + words.reduce(source) { $0.replacing($1.key, with: $1.value) }
      }.joined(separator: "\n")
    case .csv:
      return file.split(separator: "\"\r\n").enumerated().map { index, row in
        guard index > 0 else { return String(row) }
        var cells = row.split(separator: "\",\"", omittingEmptySubsequences: false).map(String.init)
        guard cells.count > 4 else { return String(row) }
        cells[3] = words.reduce(cells[2]) { $0.replacing($1.key, with: $1.value) }
        cells[4] = "translated"
        return cells.joined(separator: "\",\"")
      }.joined(separator: "\"\r\n") + "\"\r\n"
    }
  }
}
