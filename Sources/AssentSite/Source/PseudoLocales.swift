import AssentDocuments
import AssentLocalization
import AssentModel

/// The locales that a build makes up, to show what isn't translatable, what overflows, and what breaks from right to left.
struct PseudoLocales {
  private let styles = Pseudolocalization.allCases
  private let source: LocaleTag

  /// - Parameter source: the locale whose texts are changed.
  init(source: LocaleTag) { self.source = source }

  var locales: [LocaleTag] { styles.map(\.locale) }

  /// The files that the locales would have, by path.
  func files(from sources: SourceTree) throws(FileFailure) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    let folder = "Locales/\(source)/"
    for file in sources.files(under: folder) where file.path.hasSuffix(".md") {
      let bytes = try sources.bytes(of: file.path)
      for style in styles {
        files["Locales/\(style.locale)/\(file.path.dropFirst(folder.count))"] = VisibleText.replacing(in: bytes, with: style.transform)
      }
    }
    let path = folder + "strings.yml"
    guard sources.contains(path) else { return files }
    let table = StringTable.parse(try sources.text(of: path), file: path, locale: source).table
    for style in styles { files["Locales/\(style.locale)/strings.yml"] = Array(text(of: style.transform(table)).utf8) }
    return files
  }

  /// The table in YAML, with every plural category of its language.
  private func text(of table: StringTable) -> String {
    var lines = ["strings:"]
    for entry in table.entries.values.sorted(by: { $0.key < $1.key }) {
      lines.append("  \(entry.key):")
      switch entry.message {
      case .plain(let pattern): lines.append("    text: \(quoted(pattern))")
      case .plural(let patterns):
        guard let other = patterns[.other] else { continue }
        lines.append("    text:")
        for category in PluralCategory.allCases where PluralRules.cardinal(for: table.locale).categories.contains(category) {
          lines.append("      \(category.rawValue): \(quoted(patterns[category] ?? other))")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ pattern: MessagePattern) -> String {
    let escaped = pattern.description.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{A0}", "\u{200B}"..."\u{202F}", "\u{FEFF}": "\\u" + hexadecimal(scalar)
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }

  private func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }
}
