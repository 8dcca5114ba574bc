import AssentDocuments
import AssentLocalization
import AssentModel

/// How a document was translated, as its front matter says.
struct Provenance {
  /// How much of it people have translated, in percent; `nil` when nothing tells.
  let humanPercentage: Int?
  /// The field that tells.
  let field: FrontMatter.Field?
  /// Whether a machine took part.
  let isMachine: Bool

  init(_ frontMatter: FrontMatter) {
    let steps = frontMatter.workflowType?.lowercased().split { $0 == "+" || $0 == " " || $0 == "," } ?? []
    let usesMachine = steps.contains("mt")
    if let percentage = frontMatter.humanTranslatedPercentage {
      humanPercentage = percentage
      field = frontMatter["ht-degree"]
    } else if usesMachine || steps.contains("ht") {
      humanPercentage = usesMachine ? 0 : 100
      field = frontMatter["workflow-type"]
    } else {
      humanPercentage = nil
      field = nil
    }
    isMachine = usesMachine || (humanPercentage ?? 100) < 100
  }
}

/// Finds documents of which a machine has translated more than is allowed.
struct MachineTranslatedRule: CheckRule {
  let settings: DocumentSettings
  /// Whether it asks for documents that only people may translate, or for the others.
  let isForLegal: Bool
  let rule: Rule

  init(settings: DocumentSettings, isForLegal: Bool) {
    self.settings = settings
    self.isForLegal = isForLegal
    rule =
      isForLegal
      ? Rule(
        "legal-machine-translated", .error, .translations, what: "A page with legal weight of which a machine has translated more than is allowed.",
        why: "A consent is worth no more than the words that people agreed to.", example: "ht-degree: 8%")
      : Rule(
        "machine-translated", .warning, .translations,
        what: "A document of which people have translated less than is required of its locale and kind.",
        why: "A machine's mistakes are fluent: nobody sees them but those who compare.", example: "ht-degree: 8%")
  }

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    guard settings.isLegal(pair.path, kind: pair.kind) == isForLegal else { return }
    let provenance = Provenance(pair.translation.outline.frontMatter)
    let least = settings.humanTranslated(pair.path, kind: pair.kind, locale: pair.locale)
    guard let percentage = provenance.humanPercentage, let field = provenance.field, percentage < least else { return }
    report.add(
      at: pair.place(field.line), "People have translated \(percentage) % of this document; \(least) % are required", part: field.value,
      hint: "Have it revised by a translator, then set workflow-type: ht and ht-degree: 100%")
  }
}

/// Finds documents whose source was changed after they were translated.
struct StaleDocumentRule: CheckRule {
  let rule = Rule(
    "document-stale", .warning, .translations,
    what: "A document whose source was changed after the commit or the fingerprint that its front matter names.",
    why: "The page says what used to be true.", example: "source-fingerprint: 5d41402a")

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    let frontMatter = pair.translation.outline.frontMatter
    if let field = frontMatter["source-fingerprint"], !field.value.isEmpty {
      guard let made = Fingerprint(field.value) else {
        report.add(
          at: pair.place(field.line), "'source-fingerprint' must be eight hexadecimal digits, not '\(field.value)'", part: field.value,
          hint: "That of today's source is \(Fingerprint(ofDocument: pair.source.outline))")
        return
      }
      let today = Fingerprint(ofDocument: pair.source.outline)
      guard made != today else { return }
      report.add(
        at: pair.place(field.line), "The source (\(pair.source.outline.file)) has changed since this was translated", part: field.value,
        hint: "Bring the translation up to date, then set source-fingerprint: \(today)")
    } else if pair.sourceChanged == true, let field = frontMatter["source-git-commit"] {
      report.add(
        at: pair.place(field.line), "The source (\(pair.source.outline.file)) was changed after the commit \(field.value.prefix(12))",
        part: field.value,
        hint: "Bring the translation up to date with git diff \(field.value.prefix(12)) -- \(pair.source.outline.file), then set source-git-commit")
    }
  }
}

/// Compares the words that the source had with those that it has.
struct SourceWordCountRule: CheckRule {
  let settings: DocumentSettings

  let rule = Rule(
    "source-wordcount", .note, .translations, what: "A document whose source has more or fewer words than its front matter says.",
    why: "The source has grown or shrunk since it was translated.", example: "source-wordcount: '223'")

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    guard let field = pair.translation.outline.frontMatter["source-wordcount"], let counted = pair.translation.outline.frontMatter.sourceWordCount,
      !pair.isStale
    else { return }
    let head = pair.source.outline.frontMatter
    let body = pair.source.outline.wordCount
    let whole = body + Self.words(head.title) + Self.words(head.description)
    let tolerance = max(1, whole * settings.wordCountTolerance / 100)
    // Some count the title and the description in, some don't.
    guard counted < body - tolerance || counted > whole + tolerance else { return }
    report.add(
      at: pair.place(field.line), "The source (\(pair.source.outline.file)) has \(whole) words, not \(counted)", part: field.value,
      hint: "See what has changed in the source, then set source-wordcount: '\(whole)'")
  }

  private static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }
}
