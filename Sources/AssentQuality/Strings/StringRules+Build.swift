import AssentModel

extension StringRules {
  /// What `assent build` reports of string tables and of YAML.
  public static let buildRules: [QualityRule] = tableFindings + yamlFindings

  private static let tableFindings: [QualityRule] = [
    QualityRule(
      "missing-translation", .warning, .translations, what: "A string of the source has no translation.",
      why: "Readers see it in another language.", example: "optOut.button is in en, not in nl"),
    QualityRule(
      "unknown-string", .warning, .translations, what: "A translation has a key that the source table lacks.",
      why: "Nothing shows it; maybe its name is wrong and the right one is missing.", example: "optOut.buton"),
    QualityRule(
      "placeholder-unknown", .error, .translations, what: "A translation has a placeholder that its source lacks.",
      why: "Nothing fills it.", example: "Hello {name} → Bonjour {nom}"),
    QualityRule(
      "placeholder-missing", .error, .translations, what: "A translation lacks a placeholder of its source.",
      why: "Readers miss a name, a number or a link.", example: "Hello {name} → Bonjour"),
    QualityRule(
      "plural-category", .error, what: "A plural has a category that CLDR doesn't have.", why: "It is never shown.",
      example: "plural: \"{count} minutes\""),
    QualityRule(
      "plural-category-missing", .error, what: "A plural lacks a category that its language needs; only a warning where millions alone need it.",
      why: "Some numbers get the wrong form.", example: "French with one and other, without many"),
    QualityRule(
      "plural-category-unknown", .error, what: "A plural has a category that its language lacks.", why: "It is never shown.", example: "few in Dutch"),
    QualityRule(
      "plural-unknown", .error, .translations, what: "A translation has plural categories, and its source gives no count.",
      why: "There is no number to choose by.", example: "Save → one: …, other: …"),
    QualityRule(
      "too-long", .warning, what: "A text has more characters than 'max' of its source allows.", why: "It is cut off or breaks the layout.",
      example: "Mijn voorkeuren nu bewaren, with max: 24"),
    QualityRule(
      "source-only-field", .warning, .translations, what: "A translation has 'note' or 'max', which belong in the source table.",
      why: "Nobody reads them there.", example: "note: On the button."),
    QualityRule(
      "message-pattern", .error, what: "Braces don't match, or hold no name.", why: "The string can't be filled in and is left out.",
      example: "Hello {name"),
    QualityRule(
      "string-key", .error, what: "A key isn't made of names and dots.", why: "No template can ask for it.", example: "opt out.button"),
    QualityRule(
      "translation-state", .error, what: "A state is none of new, machine, translated, reviewed.", why: "Nobody knows how far the translation is.",
      example: "state: done"),
    QualityRule(
      "source-fingerprint", .error, what: "'source' is no fingerprint of eight hexadecimal digits.",
      why: "Nobody learns when the source text changes.", example: "source: yes"),
  ]

  private static let yamlFindings: [QualityRule] = [
    QualityRule(
      "yaml-syntax", .error, what: "A file or front matter isn't valid YAML.", why: "Nothing of it can be read.", example: "text: Stop: all messages"),
    QualityRule(
      "yaml-empty", .error, what: "A file has no YAML, only space or comments.", why: "All of its texts are missing.", example: "# strings"),
    QualityRule(
      "yaml-nesting", .error, what: "YAML is nested more than 200 levels deep.", why: "It can exhaust the memory of the build.", example: "[[[[…]]]]"),
    QualityRule(
      "yaml-alias", .error, what: "YAML has anchors or aliases.", why: "Few of them can stand for billions of values.", example: "text: *stop"),
    QualityRule(
      "duplicate-key", .error, what: "A key stands twice in a mapping.", why: "One of its two values is lost.", example: "text: Stop, text: End"),
    QualityRule(
      "unknown-key", .error, what: "A key isn't known where it stands.", why: "It has no effect, or was misspelled.", example: "sate: reviewed"),
    QualityRule(
      "missing-key", .error, what: "A key that is required isn't there, or has no value.", why: "The entry is left out.", example: "no text:"),
    QualityRule(
      "wrong-type", .error, what: "A value has another type than its key asks for.", why: "It is left out.", example: "max: many"),
  ]
}
