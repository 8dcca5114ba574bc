import AssentModel

extension InlineRule {
  static let all: [any DocumentRule] = [
    InlineRule(
      about: QualityRule(
        "link-differs", .error, .translations,
        what: "A link to a document or an anchor that is missing, added or leads elsewhere; links to other sites may differ, not their number.",
        why: "The reader of the translation lands on another page than the reader of the source.",
        example: "[profiles](a.md#profile) → [profielen](a.md#channels)"), kind: .link),
    InlineRule(
      about: QualityRule(
        "image-differs", .warning, .translations, what: "An image that is missing, added or another one; a locale in its path may differ.",
        why: "The text speaks of a picture that isn't there.", example: "![A lamp](lamp.png) → (missing)"), kind: .image),
    InlineRule(
      about: QualityRule(
        "ui-control-differs", .warning, .translations, what: "[!UICONTROL ...] stands more or less often than in the source.",
        why: "The name of a button that isn't marked isn't found on the screen, and isn't kept in step with it.",
        example: "Press [!UICONTROL Undo] → Appuyez sur Annuler"), kind: .control),
    InlineRule(
      about: QualityRule(
        "do-not-localize-differs", .error, .translations, what: "A text of [!DNL ...] that is missing or changed.",
        why: "It is a name, which is the same in every language.", example: "[!DNL Campaign] → [!DNL Campagne]"), kind: .doNotLocalize),
    InlineRule(
      about: QualityRule(
        "document-placeholder", .error, .translations,
        what: "A placeholder of the source that the translation lacks, or one that the source doesn't have.",
        why: "The page says less in one language, or shows braces.", example: "We stop: {scope} → Nous cesserons : {champ}"), kind: .placeholder),
    InlineRule(
      about: QualityRule(
        "inline-code-differs", .warning, .translations, what: "Inline code of the source that is missing or changed.",
        why: "Code that was translated doesn't work.", example: "`ht-degree` → `degré-ht`"), kind: .code),
  ]
}
