public import AssentModel
import AssentYAML

/// The list of languages in a site's configuration, edited in its text.
public enum SiteLocales {
  /// The configuration with one more locale at the end of the list; everything else stays byte for byte.
  ///
  /// - Throws: `TranslationFailure` when the list isn't written with a line for each locale.
  public static func adding(_ locale: LocaleTag, fallbacks: [LocaleTag], to text: String) throws(TranslationFailure) -> String {
    let file = TranslationProject.configurationPath
    let before = locales(in: text)
    guard let last = before.last, let start = last.location.line.map({ $0 - 1 }) else { throw refusal(nil) }
    let lines = TextLines(text)
    guard lines.lines.indices.contains(start), let dash = lines.lines[start].content.firstIndex(of: "-"),
      lines.lines[start].content[..<dash].allSatisfy({ $0 == " " })
    else { throw refusal(last.location.line) }
    let indentation = lines.lines[start].indentation
    // The item goes on as long as lines are indented more than its dash.
    var end = start + 1
    var position = end
    while position < lines.lines.count {
      let line = lines.lines[position]
      guard line.isBlank || line.indentation > indentation else { break }
      position += 1
      if !line.isBlank { end = position }
    }
    let space = String(repeating: " ", count: indentation)
    var new = ["\(space)- tag: \(locale)"]
    if !fallbacks.isEmpty { new.append("\(space)  fallback: [\(fallbacks.map(\.description).joined(separator: ", "))]") }
    let result = lines.replacing([(end..<end, new)])
    let after = locales(in: result)
    guard after.map(\.tag) == before.map(\.tag) + [locale.description], after.last?.fallbacks == fallbacks.map(\.description),
      YAMLValue.parse(result, file: file).findings.isEmpty
    else { throw refusal(last.location.line) }
    return result
  }

  private static func refusal(_ line: Int?) -> TranslationFailure {
    TranslationFailure(
      Finding(
        "site-edit", at: SourceLocation(TranslationProject.configurationPath, line: line), "The list 'locales' can't be added to in place",
        hint: "Write each locale on lines of its own, such as '- tag: fr'"))
  }

  private static func locales(in text: String) -> [(tag: String, fallbacks: [String], location: SourceLocation)] {
    var findings: [Finding] = []
    let root = YAMLValue.parse(text, file: TranslationProject.configurationPath).value?.mapping("the site", into: &findings)
    return (root?.sequence("locales", into: &findings) ?? []).compactMap { item in
      guard let mapping = item.mapping("a locale", into: &findings), let tag = mapping.string("tag", into: &findings) else { return nil }
      return (tag, mapping.strings("fallback", into: &findings) ?? [], mapping.location)
    }
  }
}
