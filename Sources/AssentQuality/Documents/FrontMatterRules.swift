import AssentDocuments
import AssentModel

/// Compares the fields that aren't translated.
struct FrontMatterDiffersRule: CheckRule {
  let settings: DocumentSettings

  let rule = Rule(
    "front-matter-differs", .warning, .translations,
    what:
      "A field of the front matter that is missing, added or has another value than in the source, but for those that translating changes.",
    why: "Search, navigation and statistics go by these fields; a translated keyword is found by nobody.",
    example: "level: Beginner → level: Débutant")

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    let source = pair.source.outline.frontMatter
    let translation = pair.translation.outline.frontMatter
    guard !source.fields.isEmpty, !translation.fields.isEmpty else { return }
    for field in source.fields where !settings.free.contains(field.key) {
      guard let own = translation[field.key] else {
        report.add(
          at: pair.place(1), "'\(field.key)' of the source (\(pair.sourcePlace(field.line))) is missing in the front matter",
          hint: "Add \(field.key): \(field.value)")
        continue
      }
      guard own.value != field.value else { continue }
      report.add(
        at: pair.place(own.line, source: field.value, translation: own.value),
        "'\(field.key)' is '\(own.value)', in the source (\(pair.sourcePlace(field.line))) '\(field.value)'",
        part: own.value.isEmpty ? field.key : own.value, hint: "Write \(field.key): \(field.value)")
    }
    for field in translation.fields where !settings.free.contains(field.key) && source[field.key] == nil {
      report.add(
        at: pair.place(field.line), "'\(field.key)' is not in the front matter of the source (\(pair.source.outline.file))", part: field.key,
        hint: "Remove it, or add it to the source")
    }
  }
}

/// Finds fields that every document must have.
struct FrontMatterRequiredRule: CheckRule {
  let settings: DocumentSettings
  let rule: Rule = Self.declared

  static let declared = Rule(
    "front-matter-required", .error, .translations,
    what: "A document without a field that every document must have; the build reports titles and descriptions.",
    why: "What the field is for doesn't work on this page.", example: "exl-id: (missing)")

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    for key in settings.missingFields(of: pair.translation.outline.frontMatter) {
      report.add(at: pair.place(1), "The front matter has no '\(key)'", hint: "Add \(key):")
    }
  }
}

/// Finds fields that every document must have in the documents of the source.
struct SourceFieldRequiredRule: CheckRule {
  let settings: DocumentSettings
  let rule = FrontMatterRequiredRule.declared.inSource

  func check(_ pair: LocaleDocumentsPair, into report: inout RuleReport) {
    for (path, document) in pair.documents.sorted {
      for key in settings.missingFields(of: document.outline.frontMatter) {
        report.add(
          at: CheckPlace(SourceLocation(document.outline.file, line: 1), locale: pair.locale, subject: .document(path)),
          "The front matter has no '\(key)'", hint: "Add \(key):")
      }
    }
  }
}

extension Rule {
  /// The rule for the texts of the source locale.
  fileprivate var inSource: Rule { Rule(id, severity, .source, what: what, why: why, example: example, source: source) }
}

extension DocumentSettings {
  /// The required fields that a document lacks, except the title and the description, which the build reports.
  func missingFields(of frontMatter: FrontMatter) -> [String] {
    required.filter { $0 != "title" && $0 != "description" && (frontMatter[$0]?.value.isEmpty ?? true) }
  }
}

/// Finds titles and descriptions that are those of the source.
struct FrontMatterUntranslatedRule: CheckRule {
  let rule = Rule(
    "front-matter-untranslated", .warning, .translations, what: "A title or a description that is the same as the source's.",
    why: "It is what search results, the browser's tab and link previews show.", example: "title: Stop these messages → title: Stop these messages")

  func check(_ pair: DocumentPair, into report: inout RuleReport) {
    guard pair.isOtherLanguage else { return }
    let description = pair.translation.description
    let sameDescription = description.map { isSame($0, atLeast: 2) } ?? false
    if let title = pair.translation.title, isSame(title, atLeast: sameDescription ? 1 : 2) { add(title, "title", pair, &report) }
    if let description, sameDescription { add(description, "description", pair, &report) }
  }

  /// One word may well be the same in two languages.
  private func isSame(_ passage: Passage, atLeast least: Int) -> Bool {
    guard let original = passage.original, passage.words.count >= least else { return false }
    return passage.words.lazy.map(\.folded).elementsEqual(original.words.lazy.map(\.folded))
  }

  private func add(_ passage: Passage, _ name: String, _ pair: DocumentPair, _ report: inout RuleReport) {
    report.add(
      at: passage.place, "The \(name) is that of the source (\(pair.source.outline.file))", part: passage.text,
      hint: "Translate it; if it is the same in both languages, write an exception")
  }
}
