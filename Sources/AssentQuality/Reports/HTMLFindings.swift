import AssentFormats
import AssentLocalization
import AssentModel

/// The findings by file, each with its texts side by side.
struct HTMLFindings {
  /// Up to so many findings are shown unfolded; of more, those files that have errors.
  private static let unfolded = 40

  private let content: ReportContent
  /// The numbers of the rules in the list by rule.
  private let ruleNumbers: [String: Int]

  init(_ content: ReportContent) {
    self.content = content
    var numbers: [String: Int] = [:]
    for (index, tally) in content.rules.enumerated() { numbers[tally.rule.id] = index + 1 }
    ruleNumbers = numbers
  }

  var text: String {
    guard !content.files.isEmpty else { return "" }
    return """
      <section aria-labelledby="files">
      <h2 id="files">By file</h2>
      \(content.files.map(file).joined(separator: "\n"))
      </section>
      """
  }

  private func file(_ tally: FileTally) -> String {
    let hasErrors = tally.findings.contains { $0.finding.severity == .error }
    let isOpen = content.findings.count <= Self.unfolded || hasErrors && tally.findings.count <= Self.unfolded
    let name = tally.file.map { "<code>\(Self.breakable($0))</code>" } ?? "The site as a whole"
    let counts = Severity.allCases.reversed().compactMap { severity in
      let count = tally.findings.count { $0.finding.severity == severity }
      return count == 0 ? nil : "<span class=\"badge \(severity.rawValue)\">\(ReportContent.number(count, severity.rawValue))</span>"
    }
    return """
      <details class="file"\(isOpen ? " open=\"open\"" : "")>
      <summary><h3><span class="name">\(name)</span> <span class="counts">\(counts.joined(separator: " "))</span></h3></summary>
      <ol class="findings">
      \(tally.findings.map(finding).joined(separator: "\n"))
      </ol>
      </details>
      """
  }

  private func finding(_ located: LocatedFinding) -> String {
    let finding = located.finding
    var about: [String] = []
    if let line = located.line {
      about.append("<span class=\"place\">Line \(line)\(located.excerpt?.columns.map { ", column \($0.lowerBound)" } ?? "")</span>")
    }
    if let locale = located.check.locale { about.append("<span class=\"tag\">\(MarkupEscaping.visible(locale.description))</span>") }
    if let subject = located.check.subject { about.append("<code>\(Self.breakable(subject.description))</code>") }
    let rule = MarkupEscaping.visible(finding.rule)
    about.append(ruleNumbers[finding.rule].map { "<a class=\"to-rule\" href=\"#r\($0)\">\(rule)</a>" } ?? rule)
    let hint = finding.hint.map { "<p class=\"hint\">\(HTMLFindingText.inline($0))</p>" } ?? ""
    return """
      <li id="f\(located.index + 1)" class="finding \(finding.severity.rawValue)">
      <p class="about"><span class="badge \(finding.severity.rawValue)">\(finding.severity.rawValue)</span> \(about.joined(separator: " "))</p>
      <p class="message">\(HTMLFindingText.inline(finding.message))</p>
      \(HTMLFindingText(located: located, sourceLocale: content.report.sourceLocale).text)\(hint)
      </li>
      """
  }

  /// A path or key that may be broken after a slash or stop.
  private static func breakable(_ name: String) -> String {
    var text = ""
    for scalar in name.unicodeScalars {
      MarkupEscaping.appendVisible(scalar, to: &text)
      if scalar == "/" || scalar == "." { text += "<wbr />" }
    }
    return text
  }
}

/// The texts of a finding: source and translation side by side, else the line of the file.
struct HTMLFindingText {
  /// How much is shown on either side of the part.
  private static let reach = 240

  let located: LocatedFinding
  let sourceLocale: LocaleTag

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
    let tag = locale.map { " <span class=\"tag\">\(MarkupEscaping.visible($0.description))</span>" } ?? ""
    let language = locale.map { " lang=\"\(MarkupEscaping.visible($0.description))\" dir=\"\($0.direction.rawValue)\"" } ?? " dir=\"auto\""
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
      if scalar == Passage.objectSign {
        text += "<span class=\"slot\" title=\"a placeholder or code\">…</span>"
      } else if scalar == "\n" || scalar == "\t" && !isPart {
        MarkupEscaping.appendVisible(scalar, to: &text)
      } else if VisibleScalar.isHidden(scalar) || isPart && VisibleScalar.isUnusualSpace(scalar) {
        text += "<span class=\"sign\">\(VisibleScalar.name(scalar))</span>"
      } else {
        MarkupEscaping.appendVisible(scalar, to: &text)
      }
      if let part, index == part.upperBound - 1 { text += "</mark>" }
    }
    return text + (last < scalars.count ? "…" : "")
  }
}
