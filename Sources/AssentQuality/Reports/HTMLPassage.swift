import AssentModel
import AssentReports

/// The texts of a finding: source and translation side by side, else the line of the file.
struct HTMLPassage {
  /// How much is shown on either side of the part.
  private static let reach = 240

  private let located: LocatedFinding
  private let sourceLocale: LocaleTag

  init(_ located: LocatedFinding, sourceLocale: LocaleTag) {
    self.located = located
    self.sourceLocale = sourceLocale
  }

  var text: String {
    let part = located.finding.part.flatMap { PartSearch($0, isYAML: false) }
    var texts: [String] = []
    var isMarked = part == nil
    if let source = located.check.source {
      texts.append(Self.text(Array(source.unicodeScalars), part: nil, locale: sourceLocale, label: "Source"))
    }
    if let translation = located.check.translation {
      let scalars = Array(translation.unicodeScalars)
      let range = part.flatMap { part in
        PartSearch.Accuracy.allCases.lazy.compactMap { part.ranges(in: scalars, followedBy: nil, $0, limit: located.occurrence + 1).last }.first
      }
      isMarked = isMarked || range != nil
      let label = located.check.source == nil ? "Text" : "Translation"
      texts.append(Self.text(scalars, part: range, locale: located.check.locale, label: label))
    }
    let pair = texts.isEmpty ? "" : "<div class=\"texts\">\(texts.joined())</div>\n"
    guard let excerpt = located.excerpt, texts.isEmpty || !isMarked && excerpt.part != nil else { return pair }
    let line = Self.marked(excerpt.scalars, part: excerpt.part)
    return pair + "<p class=\"line\" dir=\"auto\"><span class=\"number\">\(excerpt.line)</span><code>\(line)</code></p>\n"
  }

  private static func text(_ scalars: [Unicode.Scalar], part: Range<Int>?, locale: LocaleTag?, label: String) -> String {
    let tag = locale.map { " <span class=\"tag\">\(XMLText.escaped($0.description))</span>" } ?? ""
    let language = locale.map { " lang=\"\(XMLText.escaped($0.description))\" dir=\"\($0.direction.rawValue)\"" } ?? " dir=\"auto\""
    let text = scalars.isEmpty ? "<span class=\"sign\">empty</span>" : marked(scalars, part: part)
    return "<div class=\"text\"><p class=\"label\">\(label)\(tag)</p><p class=\"words\"\(language)>\(text)</p></div>"
  }

  /// A message or hint in running text.
  static func inline(_ text: String) -> String { marked(Array(text.unicodeScalars), part: nil, isWhole: true) }

  /// A text with its part marked, cut on both sides; what can't be seen is named.
  private static func marked(_ scalars: [Unicode.Scalar], part: Range<Int>?, isWhole: Bool = false) -> String {
    let first = isWhole ? 0 : max(0, (part?.lowerBound ?? 0) - reach)
    let last = isWhole ? scalars.count : min(scalars.count, max(part?.upperBound ?? 0, first) + (part == nil ? reach * 2 : reach))
    var text = first > 0 ? "…" : ""
    for index in first..<last {
      let scalar = scalars[index]
      let isPart = part?.contains(index) == true
      if index == part?.lowerBound {
        text += "<mark>"
        if VisibleScalar.isMark(scalar) { text += "◌" }
      }
      if scalar == Passage.protected {
        text += "<span class=\"slot\" title=\"a placeholder or code\">…</span>"
      } else if scalar == "\n" || scalar == "\t" && !isPart {
        XMLText.append(scalar, to: &text)
      } else if VisibleScalar.isHidden(scalar) || isPart && VisibleScalar.isUnusualSpace(scalar) {
        text += "<span class=\"sign\">\(VisibleScalar.name(scalar))</span>"
      } else {
        XMLText.append(scalar, to: &text)
      }
      if let part, index == part.upperBound - 1 { text += "</mark>" }
    }
    return text + (last < scalars.count ? "…" : "")
  }
}
