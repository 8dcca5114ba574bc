import AssentDocuments
import AssentLocalization
import AssentModel

/// Finds documents of which a machine has translated more than is allowed.
struct MachineTranslatedRule: DocumentRule {
  let settings: DocumentSettings
  /// Whether it asks for documents that only people may translate, or for the others.
  let isForLegal: Bool
  let about: QualityRule

  init(settings: DocumentSettings, isForLegal: Bool) {
    self.settings = settings
    self.isForLegal = isForLegal
    about =
      isForLegal
      ? QualityRule(
        "legal-machine-translated", .error, .translations, what: "A page with legal weight of which a machine has translated more than is allowed.",
        why: "A consent is worth no more than the words that people agreed to.", example: "ht-degree: 8%")
      : QualityRule(
        "machine-translated", .warning, .translations,
        what: "A document of which people have translated less than is required of its locale and kind.",
        why: "A machine's mistakes are fluent: nobody sees them but those who compare.", example: "ht-degree: 8%")
  }

  func check(_ pair: DocumentPair, _ report: inout RuleReport) {
    guard settings.isLegal(pair.path, kind: pair.kind) == isForLegal else { return }
    let provenance = Provenance(pair.translation.outline.frontMatter)
    let least = settings.humanTranslated(pair.path, kind: pair.kind, locale: pair.locale)
    guard let percentage = provenance.humanPercentage, let field = provenance.field, percentage < least else { return }
    report.add(
      about, pair, line: field.line, "People have translated \(percentage) % of this document; \(least) % are required", part: field.value,
      hint: "Have it revised by a translator, then set workflow-type: ht and ht-degree: 100%")
  }
}
